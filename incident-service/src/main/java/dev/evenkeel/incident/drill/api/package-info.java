/** Drills over HTTP. */
@NullMarked
package dev.evenkeel.incident.drill.api;

import org.jspecify.annotations.NullMarked;
