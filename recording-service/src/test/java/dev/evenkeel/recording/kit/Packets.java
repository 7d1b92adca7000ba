package dev.evenkeel.recording.kit;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.recording.media.Codec;
import java.util.ArrayList;
import java.util.List;

/** Frames as RTP packets with a relay's codes as payload types. */
public final class Packets {
    private static final int LARGEST = 900;

    private final Codec codec;
    private final int ticksPerFrame;
    private int sequence;
    private int frame;

    /**
     * @param frameMillis from one frame to the next
     * @param firstSequence where its numbering begins
     */
    public Packets(Codec codec, int frameMillis, int firstSequence) {
        this.codec = codec;
        this.sequence = firstSequence;
        this.ticksPerFrame = frameMillis * codec.clockRate() / 1_000;
    }

    /** The packets of the next frame. */
    public List<byte[]> next(byte[] data) {
        List<byte[]> packets = new ArrayList<>();
        int timestamp = frame++ * ticksPerFrame;
        for (int from = 0; from < data.length; from += LARGEST) {
            int length = Math.min(LARGEST, data.length - from);
            boolean last = from + length == data.length;
            byte[] descriptor = descriptor(from == 0, last);
            byte[] packet = new byte[RtpPacket.FIXED_HEADER + descriptor.length + length];
            RtpPacket.writeHeader(packet, 0, last, code(), sequence++ & 0xFFFF, timestamp, 1);
            System.arraycopy(descriptor, 0, packet, RtpPacket.FIXED_HEADER, descriptor.length);
            System.arraycopy(
                    data, from, packet, RtpPacket.FIXED_HEADER + descriptor.length, length);
            packets.add(packet);
        }
        return packets;
    }

    private byte[] descriptor(boolean first, boolean last) {
        return switch (codec) {
            case OPUS -> new byte[0];
            case VP8 -> new byte[] {(byte) (first ? 0x10 : 0)};
            case VP9 -> new byte[] {(byte) ((first ? 0x08 : 0) | (last ? 0x04 : 0))};
        };
    }

    private int code() {
        return switch (codec) {
            case OPUS -> 111;
            case VP8 -> 96;
            case VP9 -> 98;
        };
    }
}
