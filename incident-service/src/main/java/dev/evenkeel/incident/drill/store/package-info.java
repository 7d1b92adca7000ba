/** Drills as rows. */
@NullMarked
package dev.evenkeel.incident.drill.store;

import org.jspecify.annotations.NullMarked;
