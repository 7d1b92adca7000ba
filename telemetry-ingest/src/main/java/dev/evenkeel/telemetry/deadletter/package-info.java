/**
 * What operators do with dead letters: look at them, correct them, and put them on their topics
 * again, once each. A program of its own: {@code ./evenkeel dead-letters}.
 */
@NullMarked
package dev.evenkeel.telemetry.deadletter;

import org.jspecify.annotations.NullMarked;
