/** The topology file on disk, and what is in force of it. */
@NullMarked
package dev.evenkeel.incident.topology.events;

import org.jspecify.annotations.NullMarked;
