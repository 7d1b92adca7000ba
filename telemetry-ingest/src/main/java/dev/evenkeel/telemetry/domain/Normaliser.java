package dev.evenkeel.telemetry.domain;

import dev.evenkeel.telemetry.domain.Verdict.Accepted;
import dev.evenkeel.telemetry.domain.Verdict.Duplicate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes samples comparable: sets duplicates aside, corrects clocks, marks what comes late, and
 * counts the changes of counters. Remembers the recent past of every sender, within bounds.
 *
 * <p>A sample counts as seen only once it is safe ({@link #published}); one whose publication
 * failed is taken anew when it is sent again ({@link #failed}). Another instance of the service
 * knows nothing of this one's past: then a duplicate passes (consumers count by {@code sampleId})
 * and a change of counters is not told. Thread-safe.
 */
public final class Normaliser {
    private static final int SAMPLES = 200_000;
    private static final int SERIES = 50_000;
    private static final int SENDERS = 50_000;

    private record SampleKey(String producer, String type, String sampleId) {}

    private record SeriesKey(String producer, String type, String series) {}

    private final Recent<SampleKey, Boolean> seen = new Recent<>(SAMPLES);

    /**
     * The newest sample of a series.
     *
     * @param raw as its sender meant it
     * @param at its time, corrected
     * @param byOurClock its sender left the time to us
     */
    private record Newest(Object raw, Instant at, boolean byOurClock) {}

    private final Recent<SeriesKey, Newest> newest = new Recent<>(SERIES);
    private final Recent<String, ClockOffset> clocks = new Recent<>(SENDERS);

    /** What becomes of the samples of one submission, in their order. */
    public synchronized List<Verdict> normalise(
            List<Verdict> verdicts, Producer from, Instant now) {
        ClockOffset clock = clockOf(from, now);
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Accepted<?> accepted && !accepted.timestamp().equals(now)) {
                clock.observe(accepted.timestamp(), now);
            }
        }
        Duration correction = clock.correction();
        Set<SampleKey> here = new HashSet<>();
        return verdicts.stream()
                .map(verdict ->
                        verdict instanceof Accepted<?> accepted
                                ? normalise(accepted, from, now, correction, here)
                                : verdict)
                .toList();
    }

    /** The samples are safe: from now on they are duplicates. */
    public synchronized void published(List<Verdict> verdicts, Producer from) {
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Accepted<?> accepted) {
                SampleKey key = sampleKey(accepted, from);
                if (key != null) {
                    seen.put(key, true);
                }
            }
        }
    }

    /** The samples are not safe: what they changed is forgotten. */
    public synchronized void failed(List<Verdict> verdicts, Producer from) {
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Accepted<?> accepted) {
                SeriesKey key = seriesKey(accepted, from);
                if (key != null) {
                    newest.remove(key);
                }
            }
        }
    }

    private <T> Verdict normalise(
            Accepted<T> accepted,
            Producer from,
            Instant now,
            @Nullable Duration correction,
            Set<SampleKey> here) {
        SampleKey id = sampleKey(accepted, from);
        if (id != null && (seen.get(id) != null || !here.add(id))) {
            return new Duplicate();
        }
        boolean byOurClock = accepted.timestamp().equals(now);
        Duration offset = byOurClock ? null : correction;
        Instant at = new Stamp(now, offset, false).corrected(accepted.timestamp());
        SeriesKey series = seriesKey(accepted, from);
        Newest before = series == null ? null : newest.get(series);
        boolean late = before != null && isLate(accepted, at, byOurClock, before);
        if (series != null && !late) {
            newest.put(series, new Newest(accepted.raw(), at, byOurClock));
        }
        T previous =
                before == null || before.byOurClock() != byOurClock ? null : raw(accepted, before);
        Stamp stamp = new Stamp(now, offset, late);
        return accepted.with(accepted.rules().stamped(accepted.sample(), stamp, previous));
    }

    /** Times of one clock are compared as they are, those of two after correction. */
    private static <T> boolean isLate(
            Accepted<T> accepted, Instant at, boolean byOurClock, Newest before) {
        return byOurClock || before.byOurClock()
                ? at.isBefore(before.at())
                : accepted.timestamp().isBefore(accepted.rules().timestamp(raw(accepted, before)));
    }

    /** A series holds samples of one type only: it is part of its key. */
    private static <T> T raw(Accepted<T> accepted, Newest before) {
        return accepted.rules().type().data().cast(before.raw());
    }

    private ClockOffset clockOf(Producer from, Instant now) {
        ClockOffset known = clocks.get(from.name());
        ClockOffset clock = known == null ? new ClockOffset(now) : known;
        if (known == null) {
            clocks.put(from.name(), clock);
        }
        return clock;
    }

    private static <T> @Nullable SampleKey sampleKey(Accepted<T> accepted, Producer from) {
        String id = accepted.rules().sampleId(accepted.sample());
        return id == null ? null : new SampleKey(from.name(), accepted.rules().type().name(), id);
    }

    private static <T> @Nullable SeriesKey seriesKey(Accepted<T> accepted, Producer from) {
        String series = accepted.rules().series(accepted.sample());
        return series == null
                ? null
                : new SeriesKey(from.name(), accepted.rules().type().name(), series);
    }
}
