package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.NtpTimestamp;
import org.junit.jupiter.api.Test;

class ReceiverReportTest {
    private static final long MILLI = 1_000_000;

    private final ReceiverReport report = new ReceiverReport();

    private int sent(long millis) {
        long ntp = NtpTimestamp.ofNanos(millis * MILLI);
        report.sent(ntp, millis * MILLI);
        return NtpTimestamp.compact(ntp);
    }

    private void received(int lastSenderReport, long delayMillis, long atMillis) {
        int delay = NtpTimestamp.compactSpan(delayMillis * MILLI);
        report.received(0, 0, lastSenderReport, delay, atMillis * MILLI);
    }

    @Test
    void tellsTheRoundTripOfTheReportThatWasSentLast() {
        // Given
        int last = sent(5_000);

        // When
        received(last, 300, 5_400);

        // Then
        assertThat(report.roundTripNanos() / MILLI).isEqualTo(100);
    }

    @Test
    void tellsItWhenAnotherOneHasBeenSentSince() {
        // Given
        int before = sent(5_000);
        sent(6_000);

        // When
        received(before, 950, 6_050);

        // Then
        assertThat(report.roundTripNanos() / MILLI).isEqualTo(100);
    }

    @Test
    void knowsNothingByAReportThatNeverWasSent() {
        // Given
        sent(5_000);

        // When
        received(77, 300, 5_400);

        // Then
        assertThat(report.roundTripNanos()).isNegative();
    }
}
