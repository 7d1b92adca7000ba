/** The plan files on disk, and which of them are in force. */
@NullMarked
package dev.evenkeel.incident.plan.events;

import org.jspecify.annotations.NullMarked;
