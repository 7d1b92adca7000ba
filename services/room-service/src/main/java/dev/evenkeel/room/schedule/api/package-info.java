/** Scheduled meetings over REST. */
@NullMarked
package dev.evenkeel.room.schedule.api;

import org.jspecify.annotations.NullMarked;
