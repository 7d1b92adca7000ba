package dev.evenkeel.incident.component.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndHistoryTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final EndHistory history = new EndHistory(Duration.ofSeconds(60));

    @Test
    void aRecordHasWaitedSinceThePartitionWasFirstSeenToEndBehindIt() {
        // Given
        history.ended(at(0), 100);
        history.ended(at(2), 110);
        history.ended(at(4), 110);
        history.ended(at(6), 150);

        // Then
        assertThat(history.waited(100, at(10))).isEqualTo(Duration.ofSeconds(8));
        assertThat(history.waited(109, at(10))).isEqualTo(Duration.ofSeconds(8));
        assertThat(history.waited(110, at(10))).isEqualTo(Duration.ofSeconds(4));
        assertThat(history.waited(40, at(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whoHasReadAllWaitsForNothing() {
        // When
        history.ended(at(0), 100);

        // Then
        assertThat(history.waited(100, at(10))).isZero();
    }

    @Test
    void itReachesBackOnlySoFar() {
        // When
        for (int second = 0; second <= 200; second += 2) {
            history.ended(at(second), 100 + second);
        }

        // Then
        assertThat(history.waited(0, at(200))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aTopicThatWasMadeAgainBeginsAnew() {
        // Given
        history.ended(at(0), 100);

        // When
        history.ended(at(2), 5);

        // Then
        assertThat(history.waited(3, at(10))).isEqualTo(Duration.ofSeconds(8));
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
