package dev.evenkeel.recording.capture;

import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import org.jspecify.annotations.Nullable;

/**
 * Which RTP timestamp of a source belongs to which time of its sender's clock (RFC 3550 §6.4.1).
 *
 * @param ntpMillis milliseconds since 1900, as right as the sender's clock is
 */
record SenderReport(long ntpMillis, int timestamp) {
    private static final int TYPE = 200;

    /** Told from RTP as in RFC 5761 §4. */
    static boolean is(byte[] bytes, int offset, int length) {
        return length > 1 && (bytes[offset + 1] & 0xFF) == TYPE;
    }

    /** Null when it is malformed. */
    static @Nullable SenderReport read(byte[] bytes, int offset, int length) {
        Reading reading = new Reading();
        RtcpReader.read(bytes, offset, length, reading);
        return reading.report;
    }

    private static final class Reading implements RtcpHandler {
        private @Nullable SenderReport report;

        @Override
        public void senderReport(int ssrc, long ntp, int timestamp, long packets, long octets) {
            long fraction = (ntp & 0xFFFF_FFFFL) * 1_000 >>> 32;
            report = new SenderReport((ntp >>> 32) * 1_000 + fraction, timestamp);
        }
    }
}
