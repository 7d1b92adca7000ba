package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one hand lately said of one measure of a link, each value for as long as it speaks for: one
 * of counters since the reading it was compared with, any other since the one before. A reading
 * that came to nothing, as a poll lost in the very queue it would tell of, makes no hole where the
 * next one counts from the last that did.
 */
final class LinkPast {
    /**
     * The share of the time that must be spoken for, for a mean to be said. Not all of it: clocks
     * are corrected a little differently from one reading to the next.
     */
    private static final double ENOUGH = 0.98;

    private final Measure measure;
    private final Duration length;
    private final Deque<Span> spans = new ArrayDeque<>();
    private @Nullable Instant newest;

    /** A value and the time it speaks for. */
    private record Span(Instant from, Instant to, double value) {
        double secondsSince(Instant earliest) {
            Instant begin = from.isBefore(earliest) ? earliest : from;
            return Duration.between(begin, to).toNanos() / 1e9;
        }
    }

    LinkPast(Measure measure, Duration length) {
        this.measure = measure;
        this.length = length;
    }

    /** Takes a measurement; ignores one that says nothing, or nothing newer. */
    void take(LinkMeasurement measured) {
        Double value = measure.exact(measured);
        Instant at = measured.timestamp();
        Instant last = newest;
        if (value == null || (last != null && !at.isAfter(last))) {
            return;
        }
        newest = at;
        Instant since = Objects.requireNonNullElse(measured.changesSince(), at);
        if (last != null && since.equals(at)) {
            since = at.minus(LinkBoard.FRESH).isAfter(last) ? at : last;
        }
        if (since.isBefore(at)) {
            spans.addLast(new Span(since, at, value));
        }
        spans.removeIf(span -> !span.to().isAfter(at.minus(length)));
    }

    boolean isNewerThan(Instant moment) {
        return newest != null && newest.isAfter(moment);
    }

    /** Over the time up to the newest reading; nothing when too little of it is known. */
    OptionalDouble mean() {
        if (newest == null) {
            return OptionalDouble.empty();
        }
        Instant earliest = newest.minus(length);
        double known = 0;
        double sum = 0;
        for (Span span : spans) {
            double seconds = span.secondsSince(earliest);
            known += seconds;
            sum += seconds * span.value();
        }
        boolean enough = known >= ENOUGH * (length.toNanos() / 1e9);
        return enough ? OptionalDouble.of(sum / known) : OptionalDouble.empty();
    }
}
