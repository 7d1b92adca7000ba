package dev.evenkeel.media.rtp.rtcp;

/**
 * Takes what a compound RTCP packet says, in its order. SSRCs are all 32 bits as signed numbers.
 */
public interface RtcpHandler {
    /** RFC 3550 §6.4.1. Its report blocks follow through {@link #reportBlock}. */
    default void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {}

    /**
     * RFC 3550 §6.4.1, of a sender or receiver report.
     *
     * @param fractionLost in 1/256
     * @param jitter in timestamp units
     * @param lastSenderReport LSR, 0 when there was none
     * @param delaySinceLastSenderReport DLSR in 1/65,536 s
     */
    default void reportBlock(
            int reporter,
            int ssrc,
            int fractionLost,
            int cumulativeLost,
            long highestSequence,
            long jitter,
            int lastSenderReport,
            int delaySinceLastSenderReport) {}

    /** RFC 3550 §6.6. */
    default void bye(int ssrc) {}

    /**
     * RFC 4585 §6.2.1: {@code sequence} is missing, and for each bit n of {@code followers} {@code
     * sequence + n + 1}.
     */
    default void nack(int ssrc, int sequence, int followers) {}

    /** Picture loss (RFC 4585 §6.3.1) or a full intra request (RFC 5104 §4.3.1). */
    default void keyframeRequest(int ssrc) {}

    /** draft-alvestrand-rmcat-remb-03; 0 or more. */
    default void receiverEstimatedMaximumBitrate(long bitsPerSecond) {}

    /**
     * What transport-wide feedback says of one packet, in the order of sequence numbers
     * (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).
     *
     * @param arrivalTicks in {@link ArrivalFeedback#TICK_NANOS} by the receiver's own clock;
     *     without meaning when the packet did not come
     */
    default void packetReported(int sequence, boolean received, long arrivalTicks) {}

    /** All packets of one transport-wide feedback have been reported. */
    default void feedbackComplete() {}
}
