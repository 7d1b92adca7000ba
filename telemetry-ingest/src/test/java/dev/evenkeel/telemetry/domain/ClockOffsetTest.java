package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ClockOffset clock = new ClockOffset(NOON);

    @Test
    void goodClockIsLeftAlone() {
        // When
        observe(0, Duration.ofMillis(40));
        observe(60, Duration.ofSeconds(-1));
        observe(120, Duration.ofSeconds(8));

        // Then
        assertThat(clock.correction()).isNull();
    }

    @Test
    void clockAheadIsCertainAtOnce() {
        // When
        observe(0, Duration.ofSeconds(-30));

        // Then
        assertThat(clock.correction()).isEqualTo(Duration.ofSeconds(-30));
    }

    @Test
    void shortestWayTellsTheClock() {
        // When: the same clock, samples that waited differently
        observe(0, Duration.ofSeconds(-30));
        observe(10, Duration.ofSeconds(-41));
        observe(20, Duration.ofSeconds(-12));

        // Then
        assertThat(clock.correction()).isEqualTo(Duration.ofSeconds(-41));
    }

    @Test
    void oldSamplesAreNotASlowClock() {
        // When: what was kept during an outage comes first
        observe(0, Duration.ofMinutes(5));
        observe(0, Duration.ofMinutes(4));
        observe(5, Duration.ofMinutes(2));
        Duration amid = clock.correction();
        observe(70, Duration.ofMillis(100));

        // Then
        assertThat(amid).isNull();
        assertThat(clock.correction()).isNull();
    }

    @Test
    void slowClockIsBelievedInTime() {
        // When
        observe(0, Duration.ofMinutes(3));
        observe(30, Duration.ofMinutes(3).plusMillis(90));
        Duration early = clock.correction();
        observe(60, Duration.ofMinutes(3).plusMillis(20));

        // Then
        assertThat(early).isNull();
        assertThat(clock.correction()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void clockThatWasSetRightIsBelievedAgain() {
        // Given
        observe(0, Duration.ofSeconds(-30));

        // When
        observe(301, Duration.ZERO);
        observe(602, Duration.ZERO);

        // Then
        assertThat(clock.correction()).isNull();
    }

    private void observe(int second, Duration offset) {
        Instant now = NOON.plusSeconds(second);
        clock.observe(now.minus(offset), now);
    }
}
