/** What the world and auditors are told of scheduled meetings. */
@NullMarked
package dev.evenkeel.room.schedule.events;

import org.jspecify.annotations.NullMarked;
