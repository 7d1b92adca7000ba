package dev.evenkeel.recording.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrongSecretsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final WrongSecrets wrong = new WrongSecrets();

    private Optional<Duration> count(int times, String recording, Instant at) {
        Optional<Duration> wait = Optional.empty();
        for (int i = 0; i < times; i++) {
            wait = wrong.count(recording, at);
        }
        return wait;
    }

    @Test
    void someAreFreeAndTheNextWaitForTheMinuteToEnd() {
        assertThat(count(20, "rec-1", NOON)).isEmpty();
        assertThat(count(1, "rec-1", NOON.plusSeconds(10))).contains(Duration.ofSeconds(50));
        assertThat(count(1, "rec-2", NOON.plusSeconds(10))).isEmpty();
        assertThat(count(1, "rec-1", NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void whoAsksForManyRecordingsFillsNoMemory() {
        // When
        for (int i = 0; i < 30_000; i++) {
            wrong.count("rec-" + i, NOON);
        }

        // Then
        assertThat(wrong.recordings()).isEqualTo(10_000);
    }
}
