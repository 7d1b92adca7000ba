package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderClockTest {
    @Test
    void goesOnFromTheLastReport() {
        // Given
        SenderClock clock = new SenderClock(48_000);
        assertThat(clock.known()).isFalse();
        assertThat(clock.lastSenderReport()).isZero();

        // When
        clock.report(0x0000_0005_8000_0000L, -100, 1_000_000_000L);

        // Then
        assertThat(clock.ntpAt(2_500_000_000L)).isEqualTo(0x0000_0007_0000_0000L);
        assertThat(clock.timestampAt(2_500_000_000L)).isEqualTo(72_000 - 100);
        assertThat(clock.lastSenderReport()).isEqualTo(0x0005_8000);
        assertThat(clock.delaySinceLastSenderReport(1_250_000_000L)).isEqualTo(0x4000);
    }
}
