/**
 * Mails about scheduled meetings and follow-up tasks: written in the person's language, kept until
 * they are sent.
 */
@NullMarked
package dev.evenkeel.room.schedule.mail;

import org.jspecify.annotations.NullMarked;
