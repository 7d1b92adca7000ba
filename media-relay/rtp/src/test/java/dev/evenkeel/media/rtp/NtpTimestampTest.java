package dev.evenkeel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NtpTimestampTest {
    @Test
    void convertsSpans() {
        assertThat(NtpTimestamp.ofNanos(1_500_000_000L)).isEqualTo(0x1_8000_0000L);
        assertThat(NtpTimestamp.compact(0x1234_5678_9ABC_DEF0L)).isEqualTo(0x5678_9ABC);
        assertThat(NtpTimestamp.compactSpan(2_250_000_000L)).isEqualTo(0x2_4000);
        assertThat(NtpTimestamp.compactToNanos(0x2_4000)).isEqualTo(2_250_000_000L);
    }
}
