/**
 * Meetings that are planned: once or by a rule, with people invited by mail, calendars that follow,
 * reminders, and a link that stays the same. The live meeting under the link is opened when the
 * first person comes who may; each opening is a meeting of its own, with its own report.
 */
@NullMarked
package dev.evenkeel.room.schedule;

import org.jspecify.annotations.NullMarked;
