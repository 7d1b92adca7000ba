/** The topology over HTTP. */
@NullMarked
package dev.evenkeel.incident.topology.api;

import org.jspecify.annotations.NullMarked;
