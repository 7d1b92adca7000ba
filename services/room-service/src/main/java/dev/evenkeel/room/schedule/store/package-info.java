/** Scheduled meetings, mails and feeds in PostgreSQL. */
@NullMarked
package dev.evenkeel.room.schedule.store;

import org.jspecify.annotations.NullMarked;
