package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.GapReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How this process's recordings go: {@code evenkeel.recording.running}, {@code
 * evenkeel.recording.storage.failing} (recordings that can't be made safe now), {@code
 * evenkeel.recording.seals} and {@code evenkeel.recording.gaps} by reason.
 */
@Singleton
class CaptureMeters {
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Counter seals;
    private final Map<GapReason, Counter> gaps = new EnumMap<>(GapReason.class);
    private volatile int running;

    @Inject
    CaptureMeters(MeterRegistry meters) {
        seals = meters.counter("evenkeel.recording.seals");
        for (GapReason reason : GapReason.values()) {
            String word = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            gaps.put(reason, meters.counter("evenkeel.recording.gaps", "reason", word));
        }
        meters.gaugeCollectionSize("evenkeel.recording.storage.failing", List.of(), failing);
        meters.gauge("evenkeel.recording.running", this, self -> self.running);
    }

    /** These are made here, and no others any more. */
    void running(Collection<String> recordingIds) {
        running = recordingIds.size();
        failing.retainAll(recordingIds);
    }

    /** Counts what {@code listener} hears. */
    CaptureListener counting(CaptureListener listener) {
        return new Counting(listener);
    }

    private void count(GapReason reason) {
        Objects.requireNonNull(gaps.get(reason)).increment();
    }

    private final class Counting implements CaptureListener {
        private final CaptureListener listener;

        Counting(CaptureListener listener) {
            this.listener = listener;
        }

        @Override
        public void begun(String recordingId, Head head, long storedBytes) {
            listener.begun(recordingId, head, storedBytes);
        }

        @Override
        public void sealed(String recordingId, Head head, long storedBytes, List<Gap> declared) {
            seals.increment();
            declared.forEach(gap -> count(gap.reason()));
            listener.sealed(recordingId, head, storedBytes, declared);
        }

        @Override
        public void storageFailing(String recordingId, String cause) {
            failing.add(recordingId);
            listener.storageFailing(recordingId, cause);
        }

        @Override
        public void storageRecovered(String recordingId) {
            failing.remove(recordingId);
            listener.storageRecovered(recordingId);
        }

        @Override
        public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
            failing.remove(recordingId);
            listener.finished(recordingId, head, storedBytes, durationMillis);
        }
    }
}
