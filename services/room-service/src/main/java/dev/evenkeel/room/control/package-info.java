/** What relays are told: placements, removals and ends, by their control API. */
@NullMarked
package dev.evenkeel.room.control;

import org.jspecify.annotations.NullMarked;
