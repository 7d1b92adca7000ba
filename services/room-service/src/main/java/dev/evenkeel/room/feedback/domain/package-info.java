/** What feedback may be, and what many of them come to. */
@NullMarked
package dev.evenkeel.room.feedback.domain;

import org.jspecify.annotations.NullMarked;
