package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderClockTest {
    private final SenderClock clock = new SenderClock();

    @Test
    void theQuickestReportTells() {
        // Given
        clock.reported(1_000, 51_080);
        clock.reported(2_000, 52_010);

        // When
        clock.reported(3_000, 53_060);

        // Then
        assertThat(clock.relayMillis(3_000)).isEqualTo(53_010);
    }

    @Test
    void aClockThatIsSlowIsFollowed() {
        // Given: it loses 100 ms in a minute
        for (int second = 0; second <= 180; second++) {
            clock.reported(second * 1_000L - second * 100 / 60, second * 1_000L + 500);
        }

        // When
        long now = clock.relayMillis(180_000 - 300);

        // Then: as it was a minute ago at the latest
        assertThat(now).isBetween(180_400L, 180_500L);
    }

    @Test
    void aClockThatWasSetIsAnotherOne() {
        // Given
        clock.reported(1_000, 51_000);

        // When
        clock.reported(3_602_000, 52_000);

        // Then
        assertThat(clock.relayMillis(3_602_100)).isEqualTo(52_100);
    }
}
