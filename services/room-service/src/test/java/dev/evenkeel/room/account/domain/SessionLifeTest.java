package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionLifeTest {
    private static final Instant CREATED = Instant.parse("2026-03-02T10:00:00Z");
    private final SessionLife life = new SessionLife(Duration.ofDays(7), Duration.ofDays(30));

    @Test
    void anIdleOneEnds() {
        // Given
        Instant seen = CREATED.plus(Duration.ofDays(1));

        // Then
        assertThat(life.isOver(CREATED, seen, seen.plus(Duration.ofDays(7)).minusMillis(1)))
                .isFalse();
        assertThat(life.isOver(CREATED, seen, seen.plus(Duration.ofDays(7)))).isTrue();
    }

    @Test
    void evenABusyOneEnds() {
        // Given
        Instant end = CREATED.plus(Duration.ofDays(30));

        // Then
        assertThat(life.isOver(CREATED, end.minusMillis(1), end.minusMillis(1))).isFalse();
        assertThat(life.isOver(CREATED, end, end)).isTrue();
    }
}
