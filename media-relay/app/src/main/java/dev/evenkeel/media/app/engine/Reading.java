package dev.evenkeel.media.app.engine;

import dev.evenkeel.media.sfu.RelaySnapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * The relay as read at one moment.
 *
 * @param nanos monotonic time of the reading
 * @param delay from the question to the answer: how long the relay's thread was busy with other
 *     things
 */
public record Reading(RelaySnapshot snapshot, Instant at, long nanos, Duration delay) {}
