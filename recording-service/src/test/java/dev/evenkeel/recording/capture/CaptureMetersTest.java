package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.GapReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureMetersTest {
    private static final Head HEAD = new Head("rec-1", 1, "", Instant.EPOCH, "");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CaptureMeters meters = new CaptureMeters(registry);
    private final List<String> told = new ArrayList<>();
    private final CaptureListener listener = meters.counting(new Writing());

    @Test
    void storageFailsUntilItRecovers() {
        // Given
        meters.running(List.of("rec-1", "rec-2"));

        // When
        listener.storageFailing("rec-1", "the disk is full");
        listener.storageFailing("rec-2", "the disk is full");
        listener.storageRecovered("rec-2");

        // Then
        assertThat(gauge("evenkeel.recording.running")).isEqualTo(2);
        assertThat(gauge("evenkeel.recording.storage.failing")).isEqualTo(1);
        assertThat(told).containsExactly("failing rec-1", "failing rec-2", "recovered rec-2");
    }

    @Test
    void whatIsMadeElsewhereFailsNoMoreHere() {
        // Given
        meters.running(List.of("rec-1"));
        listener.storageFailing("rec-1", "the disk is full");

        // When
        meters.running(List.of());

        // Then
        assertThat(gauge("evenkeel.recording.storage.failing")).isZero();
    }

    @Test
    void sealsAndGapsAreCounted() {
        // When
        listener.begun("rec-1", HEAD, 0);
        listener.sealed("rec-1", HEAD, 10, List.of());
        listener.sealed(
                "rec-1", HEAD, 10, List.of(new Gap("a", 0, 20, GapReason.RELAY_BUFFER_FULL)));
        listener.finished("rec-1", HEAD, 10, 40);

        // Then
        assertThat(registry.get("evenkeel.recording.seals").counter().count()).isEqualTo(2);
        assertThat(gaps("relay-buffer-full")).isEqualTo(1);
        assertThat(gaps("packets-lost")).isZero();
        assertThat(told).containsExactly("begun", "sealed", "sealed", "finished");
    }

    private double gaps(String reason) {
        return registry.get("evenkeel.recording.gaps").tag("reason", reason).counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private final class Writing implements CaptureListener {
        @Override
        public void begun(String recordingId, Head head, long storedBytes) {
            told.add("begun");
        }

        @Override
        public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {
            told.add("sealed");
        }

        @Override
        public void storageFailing(String recordingId, String cause) {
            told.add("failing " + recordingId);
        }

        @Override
        public void storageRecovered(String recordingId) {
            told.add("recovered " + recordingId);
        }

        @Override
        public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
            told.add("finished");
        }
    }
}
