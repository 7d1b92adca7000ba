package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one kind of telemetry. All else is the same for every kind: see {@link
 * SampleCheck} and {@link Normaliser}.
 */
public sealed interface SampleRules<T>
        permits StreamRules, DeviceRules, LinkRules, LogRules, CheckRules {

    /** The event it becomes. */
    EventType<T> type();

    /** The record key. */
    String key(T sample);

    /** By what it counts once; {@code null} where the sender does not name its samples. */
    @Nullable String sampleId(T sample);

    /** When it was taken, by the sender's clock. */
    Instant timestamp(T sample);

    /** What it is one of many of: a newer sample makes an older one late; {@code null}: nothing. */
    @Nullable String series(T sample);

    /** How old it may be; older ones are history. */
    Duration oldest();

    /** How far ahead a sender's clock may be. */
    Duration newest();

    /**
     * Completes what the sender left to its token, converts units, and removes what only the door
     * may say.
     *
     * @return the first fault, if the sample contradicts itself
     */
    Optional<Problem> prepare(ObjectNode sample, Producer producer, Instant now);

    /** Why it is not the producer's own. */
    Optional<Problem> foreign(T sample, Producer producer);

    /**
     * With what the door knows.
     *
     * @param previous the newest sample of the series before this one, if it is known
     */
    T stamped(T sample, Stamp stamp, @Nullable T previous);
}
