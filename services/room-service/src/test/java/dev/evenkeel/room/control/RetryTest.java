package dev.evenkeel.room.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Instant T0 = Instant.parse("2026-01-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void afterSilencePausesGrowToASecondAndPatienceEnds() {
        // Given
        Retry retry = Retry.first(T0, PATIENCE);

        // When
        for (int i = 0; i < 10; i++) {
            retry = retry.afterSilence();
        }

        // Then
        assertThat(retry.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(retry.isOver(T0.plus(PATIENCE))).isFalse();
        assertThat(retry.isOver(T0.plus(PATIENCE).plusMillis(1))).isTrue();
    }

    @Test
    void aBusyRelayIsTriedShortlyAndWithFreshPatience() {
        // Given
        Retry retry = Retry.first(T0, PATIENCE).afterSilence().afterSilence();
        Instant later = T0.plusSeconds(29);

        // When
        Retry next = retry.afterBusy(later, PATIENCE);

        // Then
        assertThat(next.pause()).isEqualTo(Retry.FIRST_PAUSE);
        assertThat(next.isOver(later.plus(PATIENCE))).isFalse();
    }
}
