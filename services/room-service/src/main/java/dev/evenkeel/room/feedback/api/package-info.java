/** Feedback over REST. */
@NullMarked
package dev.evenkeel.room.feedback.api;

import org.jspecify.annotations.NullMarked;
