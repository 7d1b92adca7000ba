package dev.evenkeel.media.rtp.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampClockTest {

    @Test
    void tellsTheTimeSince1900InUnitsOfNtp() {
        // Given
        StampClock clock = new StampClock(Instant.parse("1970-01-01T00:00:00.500Z"), 1_000);

        // When
        long later = clock.ntp(1_000 + 1_250_000_000L);

        // Then
        assertThat(later).isEqualTo((2_208_988_801L << 32) + 0xC000_0000L);
    }

    @Test
    void spansAreThoseOfTheMonotonicClock() {
        // Given
        StampClock clock = new StampClock(Instant.parse("2036-02-07T06:28:15Z"), 0);

        // When: NTP's seconds begin anew in between (RFC 5905 §6)
        long before = clock.ntp(0);
        long after = clock.ntp(3_000_000_001L);

        // Then
        assertThat(StampClock.nanosBetween(before, after)).isCloseTo(3_000_000_001L, within(2L));
        assertThat(StampClock.nanosBetween(after, before)).isCloseTo(-3_000_000_001L, within(2L));
    }
}
