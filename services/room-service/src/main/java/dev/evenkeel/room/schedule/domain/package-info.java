/** Scheduled meetings as values, and the rules by which they change. Pure. */
@NullMarked
package dev.evenkeel.room.schedule.domain;

import org.jspecify.annotations.NullMarked;
