package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;

/**
 * Compound RTCP packets (RFC 3550, RFC 4585, RFC 5104, transport-wide feedback): what is handed on
 * is in range, and not more than so many packets' work for the reader.
 */
final class RtcpFuzz implements FuzzTarget {
    @Override
    public void take(byte[] input) {
        Said said = new Said();
        RtcpReader.read(input, 0, input.length, said);
        holds(said.items <= input.length / 4 + 1, said.items + " of " + input.length + " bytes");
        holds(said.reported <= RtcpReader.MOST_REPORTED, said.reported + " packets reported");
    }

    private static final class Said implements RtcpHandler {
        private int items;
        private int reported;

        @Override
        public void senderReport(int ssrc, long ntp, int timestamp, long packets, long octets) {
            items++;
            holds(packets >>> 32 == 0 && octets >>> 32 == 0, "counts beyond 32 bits");
        }

        @Override
        public void reportBlock(
                int reporter,
                int ssrc,
                int fractionLost,
                int cumulativeLost,
                long highestSequence,
                long jitter,
                int lastSenderReport,
                int delaySinceLastSenderReport) {
            items++;
            holds(fractionLost >= 0 && fractionLost <= 255, "fraction " + fractionLost);
            holds(cumulativeLost >> 23 == cumulativeLost >> 31, "lost " + cumulativeLost);
            holds(highestSequence >>> 32 == 0 && jitter >>> 32 == 0, "beyond 32 bits");
        }

        @Override
        public void bye(int ssrc) {
            items++;
        }

        @Override
        public void nack(int ssrc, int sequence, int followers) {
            items++;
            holds(sequence >>> 16 == 0 && followers >>> 16 == 0, "NACK beyond 16 bits");
        }

        @Override
        public void keyframeRequest(int ssrc) {
            items++;
        }

        @Override
        public void receiverEstimatedMaximumBitrate(long bitsPerSecond) {
            items++;
            holds(bitsPerSecond >= 0, "REMB " + bitsPerSecond);
        }

        @Override
        public void packetReported(int sequence, boolean received, long arrivalTicks) {
            reported++;
            holds(sequence >>> 16 == 0, "sequence " + sequence);
        }

        @Override
        public void feedbackComplete() {
            items++;
        }
    }
}
