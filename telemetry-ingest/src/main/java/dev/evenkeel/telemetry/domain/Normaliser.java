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
    private final Recent<SeriesKey, Object> newest = new Recent<>(SERIES);
    private final Recent<String, ClockOffset> clocks = new Recent<>(SENDERS);

    /** What becomes of the samples of one submission, in their order. */
    public synchronized List<Verdict> normalise(
            List<Verdict> verdicts, Producer from, Instant now) {
        ClockOffset clock = clockOf(from, now);
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Accepted<?> accepted) {
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
        T previous = previous(accepted, from);
        boolean late =
                previous != null
                        && accepted.timestamp().isBefore(accepted.rules().timestamp(previous));
        SeriesKey series = seriesKey(accepted, from);
        if (series != null && !late) {
            newest.put(series, accepted.raw());
        }
        Stamp stamp = new Stamp(now, correction, late);
        return accepted.with(accepted.rules().stamped(accepted.sample(), stamp, previous));
    }

    @SuppressWarnings("unchecked") // a series holds samples of one type only: it is part of its key
    private <T> @Nullable T previous(Accepted<T> accepted, Producer from) {
        SeriesKey series = seriesKey(accepted, from);
        return series == null ? null : (T) newest.get(series);
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
