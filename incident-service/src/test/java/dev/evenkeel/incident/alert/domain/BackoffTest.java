package dev.evenkeel.incident.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aMessageIsTriedForThreeDaysAndThenGivenUp() {
        // When
        Instant now = FIRST;
        int attempts = 1;
        Optional<Instant> next = Backoff.next(attempts, FIRST, now, 0);
        while (next.isPresent()) {
            now = next.get();
            next = Backoff.next(++attempts, FIRST, now, 0);
        }

        // Then
        assertThat(Duration.between(FIRST, now))
                .isBetween(Duration.ofHours(66), Duration.ofHours(72));
        assertThat(attempts).isBetween(20, 40);
    }

    @Test
    void waitsGrowAndDifferALittle() {
        assertThat(Backoff.next(1, FIRST, FIRST, 0)).contains(FIRST.plusSeconds(2));
        assertThat(Backoff.next(1, FIRST, FIRST, 1)).contains(FIRST.plusMillis(2_400));
        assertThat(Backoff.next(9, FIRST, FIRST, 0)).contains(FIRST.plus(Duration.ofMinutes(30)));
    }
}
