/** Breaks something on purpose, follows what the plan does about it, and mends it. */
@NullMarked
package dev.evenkeel.incident.drill.events;

import org.jspecify.annotations.NullMarked;
