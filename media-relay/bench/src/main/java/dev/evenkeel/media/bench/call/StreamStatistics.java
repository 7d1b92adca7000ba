package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NtpTimestamp;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.inbound.ReceiverStatistics;

/** What a receiver says of one stream in its reports (RFC 3550 §6.4.1). */
final class StreamStatistics {
    private final int ssrc;
    private final ReceiverStatistics counts;
    private int lastReport;
    private long reportedAt;

    StreamStatistics(int ssrc, int clockRate) {
        this.ssrc = ssrc;
        counts = new ReceiverStatistics(clockRate);
    }

    int ssrc() {
        return ssrc;
    }

    void received(int sequence, int timestamp, long now) {
        counts.received(sequence, timestamp, now);
    }

    void senderReport(int of, long ntp, long now) {
        if (of == ssrc) {
            lastReport = NtpTimestamp.compact(ntp);
            reportedAt = now;
        }
    }

    void write(RtcpWriter report, long now) {
        long delay = lastReport == 0 ? 0 : (now - reportedAt) * 65_536 / 1_000_000_000;
        report.reportBlock(
                ssrc,
                counts.takeFractionLost(),
                (int) counts.cumulativeLost(),
                counts.highestSequence(),
                counts.jitter(),
                lastReport,
                (int) delay);
    }
}
