/**
 * Thousands of people at once, each with a seat and a WebSocket of their own: for the test in the
 * ordinary build and for {@code bench/crowd}, where they are a process of their own.
 */
@org.jspecify.annotations.NullMarked
package dev.evenkeel.room.crowd;
