/** What iCalendar files (RFC 5545) are written with: content lines and time zones. */
@NullMarked
package dev.evenkeel.platform.calendar;

import org.jspecify.annotations.NullMarked;
