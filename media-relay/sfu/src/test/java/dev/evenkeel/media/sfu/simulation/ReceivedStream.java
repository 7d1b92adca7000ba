package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Rtx;
import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.rtp.Vp8Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client got on one line, by extended sequence number, and whether it could decode it. */
public final class ReceivedStream {
    /**
     * @param length of the payload
     * @param frame of a video's encoder, which {@code encoder} names
     */
    public record Packet(
            long sequence,
            int timestamp,
            int payloadType,
            int length,
            long at,
            int pictureId,
            boolean keyframeStart,
            int encoder,
            int frame,
            int part) {}

    private final Answer.Line line;
    private final boolean video;
    private final TreeMap<Long, Packet> packets = new TreeMap<>();
    private final RtpPacket packet = new RtpPacket();
    private final Vp8Payload vp8 = new Vp8Payload();
    private int repeated;
    private int duplicates;
    private int originals;
    private long reportedUpTo;

    ReceivedStream(Answer.Line line, boolean video) {
        this.line = line;
        this.video = video;
    }

    public int ssrc() {
        return line.ssrc();
    }

    boolean takes(byte[] bytes) {
        int ssrc = NetworkOrder.int32(bytes, 8);
        return ssrc == line.ssrc() || (video && ssrc == line.rtxSsrc());
    }

    void take(byte[] bytes, long now) {
        if (!packet.wrap(bytes, 0, bytes.length)) {
            throw new AssertionError("the relay sent a malformed packet");
        }
        packet.reduceToFixedHeader();
        if (packet.ssrc() != line.ssrc()) {
            repeated++;
            if (!Rtx.unwrap(packet, line.ssrc(), Offers.VP8)) {
                return;
            }
        } else {
            originals++;
        }
        long sequence =
                packets.isEmpty()
                        ? 0x1_0000L + packet.sequenceNumber()
                        : SequenceNumber.extend(packets.lastKey(), packet.sequenceNumber());
        if (packets.putIfAbsent(sequence, read(sequence, now)) != null) {
            duplicates++;
        }
    }

    private Packet read(long sequence, long now) {
        int at = packet.payloadOffset();
        boolean isVp8 =
                video
                        && packet.payloadLength() >= PublishedStream.MIN_PAYLOAD
                        && vp8.wrap(packet.buffer(), at, packet.payloadLength());
        int body = at + PublishedStream.DESCRIPTOR + 1;
        return new Packet(
                sequence,
                packet.timestamp(),
                packet.payloadType(),
                packet.payloadLength(),
                now,
                isVp8 ? vp8.pictureId() : -1,
                isVp8 ? vp8.startsKeyframe() : startsH264(at),
                isVp8 ? NetworkOrder.int32(packet.buffer(), body) : 0,
                isVp8 ? NetworkOrder.int32(packet.buffer(), body + 4) : 0,
                isVp8 ? packet.buffer()[body + 8] : 0);
    }

    private boolean startsH264(int at) {
        return video && packet.payloadLength() == 8 && packet.buffer()[at] == 0x67;
    }

    /** In order of sequence numbers. */
    public List<Packet> packets() {
        return new ArrayList<>(packets.values());
    }

    /** Sequence numbers between the first and the last that have not come, except of the newest. */
    public List<Integer> missing() {
        List<Integer> result = new ArrayList<>();
        if (packets.isEmpty()) {
            return result;
        }
        for (long s = packets.firstKey(); s < packets.lastKey(); s++) {
            if (!packets.containsKey(s)) {
                result.add((int) s & 0xFFFF);
            }
        }
        return result;
    }

    /** What of the stream itself was lost since the last call, in 1/256 (RFC 3550 §6.4.1). */
    int takeFractionLost() {
        if (packets.isEmpty()) {
            return 0;
        }
        long highest = packets.lastKey();
        long expected = highest - Math.max(reportedUpTo, packets.firstKey() - 1);
        int lost = (int) Math.max(0, expected - originals);
        reportedUpTo = highest;
        originals = 0;
        return expected == 0 ? 0 : (int) Math.min(255, 256 * lost / expected);
    }

    public int repeated() {
        return repeated;
    }

    public int duplicates() {
        return duplicates;
    }

    /**
     * When each frame that could be decoded was complete. A frame needs all its packets and the one
     * before, or is a keyframe.
     */
    public List<Long> decodedAt() {
        List<Long> result = new ArrayList<>();
        List<Packet> frame = new ArrayList<>();
        int encoder = 0;
        int last = Integer.MIN_VALUE;
        long expected = -1;
        for (Map.Entry<Long, Packet> entry : packets.entrySet()) {
            Packet next = entry.getValue();
            if (next.part() == 0 || entry.getKey() != expected) {
                frame.clear();
            }
            expected = entry.getKey() + 1;
            frame.add(next);
            if (frame.size() < PublishedStream.PACKETS_PER_FRAME || frame.getFirst().part() != 0) {
                continue;
            }
            boolean follows = next.encoder() == encoder && next.frame() == last + 1;
            if (frame.getFirst().keyframeStart() || follows) {
                encoder = next.encoder();
                last = next.frame();
                result.add(frame.stream().mapToLong(Packet::at).max().orElseThrow());
            }
        }
        return result;
    }

    public long longestDecodingGapMillis() {
        List<Long> times = decodedAt();
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest / 1_000_000;
    }
}
