package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Rtx;
import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.simulation.Offers;
import java.util.List;

/** One picture stream as it comes, with its retransmissions. */
public final class ReceivedPictures {
    /** As libwebrtc: nothing decoded for so long, and a keyframe is asked for, and again. */
    private static final long STUCK_NANOS = 3_000_000_000L;

    private static final long KEYFRAME_AGAIN_NANOS = 1_000_000_000L;
    private static final int CLOCK = 90_000;

    private final int ssrc;
    private final int rtxSsrc;
    private final LossRequests requests = new LossRequests();
    private final Pictures pictures = new Pictures();
    private final StreamStatistics statistics;
    private long highest = 0x1_0000L;
    private long highestTimestamp = 1L << 32;
    private boolean started;
    private long keyframeAskedAt = Long.MIN_VALUE / 2;
    private int keyframesAsked;

    ReceivedPictures(int ssrc, int rtxSsrc) {
        this.ssrc = ssrc;
        this.rtxSsrc = rtxSsrc;
        statistics = new StreamStatistics(ssrc, CLOCK);
    }

    int ssrc() {
        return ssrc;
    }

    boolean takes(int packetSsrc) {
        return packetSsrc == ssrc || (rtxSsrc != 0 && packetSsrc == rtxSsrc);
    }

    StreamStatistics statistics() {
        return statistics;
    }

    /** Takes a packet; what has to be asked for at once. */
    List<Integer> take(RtpPacket packet, long now) {
        packet.reduceToFixedHeader();
        boolean repeated = packet.ssrc() != ssrc;
        if (repeated && !Rtx.unwrap(packet, ssrc, Offers.VP8)) {
            return List.of();
        }
        if (!repeated) {
            statistics.received(packet.sequenceNumber(), packet.timestamp(), now);
        }
        long sequence = extend(packet);
        List<Integer> lost = requests.came(sequence, now);
        if (packet.payloadLength() >= PictureCode.LENGTH) {
            PictureCode code = PictureCode.read(packet.buffer(), packet.payloadOffset());
            pictures.packet(sequence, timestamp(packet), code, repeated, now);
            requests.forgetBefore(pictures.decodedSequence());
        }
        return lost;
    }

    private long extend(RtpPacket packet) {
        long sequence = SequenceNumber.extend(highest, packet.sequenceNumber());
        if (!started) {
            started = true;
            highestTimestamp = (1L << 32) + Integer.toUnsignedLong(packet.timestamp());
        }
        highest = Math.max(highest, sequence);
        return sequence;
    }

    private long timestamp(RtpPacket packet) {
        long timestamp = highestTimestamp + (packet.timestamp() - (int) highestTimestamp);
        highestTimestamp = Math.max(highestTimestamp, timestamp);
        return timestamp;
    }

    List<Integer> due(long now) {
        return requests.due(now);
    }

    boolean needsKeyframe(long now) {
        boolean needs =
                pictures.stuckFor(STUCK_NANOS, now) && now - keyframeAskedAt > KEYFRAME_AGAIN_NANOS;
        if (needs) {
            keyframeAskedAt = now;
            keyframesAsked++;
        }
        return needs;
    }

    /** In order. */
    public List<Pictures.Shown> shown() {
        return pictures.shown();
    }

    /** How long pictures and their sound are held back, at present. */
    public double heldBackMillis() {
        return pictures.playoutDelayMillis();
    }

    public int keyframesAsked() {
        return keyframesAsked;
    }
}
