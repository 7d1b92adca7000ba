/** Drills from the command line. */
@NullMarked
package dev.evenkeel.incident.drill.cli;

import org.jspecify.annotations.NullMarked;
