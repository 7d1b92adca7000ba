/** Feedback in the database, and as events. */
@NullMarked
package dev.evenkeel.room.feedback.store;

import org.jspecify.annotations.NullMarked;
