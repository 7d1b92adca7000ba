package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.Red;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import org.jspecify.annotations.Nullable;

/**
 * Whether sound goes to one receiver with what was said just before (RED, RFC 2198). Who agreed on
 * it and loses much gets it whether the publisher sends it or not: the relay has the last packets.
 * Who didn't, or whose path has no room, gets what is new and nothing else. No allocation.
 */
public final class Redundancy {
    /** What fits any path with all headers around it; redundancy gives way first. */
    static final int MOST_BYTES = 1_200;

    private final Egress egress;
    private final Scratch scratch;
    private long added;
    private long removed;

    Redundancy(Egress egress, Scratch scratch) {
        this.egress = egress;
        this.scratch = scratch;
    }

    /** The receiver's number for it, -1 for none. Redundant audio may go out as the plain one. */
    int payloadType(@Nullable Encoding of, PayloadTypes types) {
        if (of == null) {
            return -1;
        }
        boolean plain = of == Encoding.RED && isRemoved(types);
        return types.payloadType(plain ? Encoding.OPUS : of);
    }

    private boolean isRemoved(PayloadTypes types) {
        return types.payloadType(Encoding.RED) < 0 || !egress.hasRoomForRedundancy();
    }

    /**
     * Writes a packet of sound into the scratch where the receiver gets another one than came.
     *
     * @param packet its header rewritten for the receiver, its payload as it came
     * @param under what it was rewritten by; null when that isn't known
     * @return its length, 0 when it goes out as it is
     */
    int write(MediaPacket packet, @Nullable Mapping under, PayloadTypes types, long now) {
        if (packet.encoding() == Encoding.RED) {
            return isRemoved(types) ? remove(packet.rtp) : renumber(packet.rtp, types);
        }
        int red = types.payloadType(Encoding.RED);
        int most = red < 0 || under == null ? 0 : egress.repeatedSound(now);
        if (most == 0 || under == null || packet.encoding() != Encoding.OPUS) {
            return 0;
        }
        int blocks = find(packet, under, most);
        return blocks == 0 ? 0 : add(packet, blocks, red, types.payloadType(Encoding.OPUS));
    }

    /** Other receivers still need the packet as it is. */
    private int remove(RtpPacket rtp) {
        int primary = Red.primary(rtp.buffer(), rtp.payloadOffset(), rtp.payloadLength());
        int payload = primary < 0 ? 0 : rtp.offset() + rtp.length() - primary;
        int at = header(rtp, rtp.payloadType());
        if (payload > 0) {
            System.arraycopy(rtp.buffer(), primary, scratch.buffer, at, payload);
        }
        removed++;
        return at + payload;
    }

    private static int renumber(RtpPacket rtp, PayloadTypes types) {
        if (Red.primary(rtp.buffer(), rtp.payloadOffset(), rtp.payloadLength()) >= 0) {
            Red.payloadType(rtp.buffer(), rtp.payloadOffset(), types.payloadType(Encoding.OPUS));
        }
        return 0;
    }

    /**
     * Finds the latest packets before this one that the receiver was sent under the same mapping
     * and that fit into one packet with it; how many.
     */
    private int find(MediaPacket packet, Mapping under, int most) {
        int room = MOST_BYTES - packet.rtp.length() - Red.NEWEST_HEADER;
        int found = 0;
        for (int back = 1; back <= most; back++) {
            int sequence = SequenceNumber.add(packet.sequenceNumber(), -back);
            RtpPacket earlier = scratch.earlier[found];
            if (SequenceNumber.difference(sequence, under.firstIn()) < 0
                    || !under.cache().look(sequence, earlier)
                    || !isRepeatable(earlier, packet.timestamp(), room)) {
                continue;
            }
            room -= Red.REPEATED_HEADER + earlier.payloadLength();
            found++;
        }
        return found;
    }

    private static boolean isRepeatable(RtpPacket earlier, int timestamp, int room) {
        int ticks = timestamp - earlier.timestamp();
        int length = earlier.payloadLength();
        return Encoding.of(earlier.payloadType()) == Encoding.OPUS
                && ticks > 0
                && ticks <= Red.MOST_TICKS
                && length > 0
                && length <= Math.min(Red.MOST_LENGTH, room - Red.REPEATED_HEADER);
    }

    private int add(MediaPacket packet, int blocks, int red, int opus) {
        byte[] target = scratch.buffer;
        int at = header(packet.rtp, red);
        for (int i = blocks - 1; i >= 0; i--) {
            RtpPacket earlier = scratch.earlier[i];
            int ticks = packet.timestamp() - earlier.timestamp();
            at = Red.writeRepeated(target, at, opus, ticks, earlier.payloadLength());
        }
        at = Red.writeNewest(target, at, opus);
        for (int i = blocks - 1; i >= 0; i--) {
            at = payload(scratch.earlier[i], at);
        }
        added++;
        return payload(packet.rtp, at);
    }

    private int header(RtpPacket rtp, int payloadType) {
        byte[] target = scratch.buffer;
        System.arraycopy(rtp.buffer(), rtp.offset(), target, 0, RtpPacket.FIXED_HEADER);
        target[1] = (byte) (target[1] & 0x80 | payloadType);
        return RtpPacket.FIXED_HEADER;
    }

    private int payload(RtpPacket of, int at) {
        System.arraycopy(of.buffer(), of.payloadOffset(), scratch.buffer, at, of.payloadLength());
        return at + of.payloadLength();
    }

    /** Packets that repeat what their publisher did not. */
    public long added() {
        return added;
    }

    /** Packets from which what their publisher repeated was taken. */
    public long removed() {
        return removed;
    }
}
