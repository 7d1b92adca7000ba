/** Scheduled meetings as iCalendar (RFC 5545): invitations (RFC 5546) and feeds. */
@NullMarked
package dev.evenkeel.room.schedule.calendar;

import org.jspecify.annotations.NullMarked;
