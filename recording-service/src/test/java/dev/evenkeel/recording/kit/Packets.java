package dev.evenkeel.recording.kit;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.recording.media.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames as RTP packets with a relay's codes as payload types. */
public final class Packets {
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
        List<byte[]> payloads =
                switch (codec) {
                    case OPUS, VP8, VP9 -> plain(data);
                    case H264 -> Payloads.h264(data);
                    case AV1 -> Payloads.av1(data);
                };
        int timestamp = frame++ * ticksPerFrame;
        List<byte[]> packets = new ArrayList<>();
        for (byte[] payload : payloads) {
            boolean last = packets.size() == payloads.size() - 1;
            byte[] packet = new byte[RtpPacket.FIXED_HEADER + payload.length];
            RtpPacket.writeHeader(packet, 0, last, code(), sequence++ & 0xFFFF, timestamp, 1);
            System.arraycopy(payload, 0, packet, RtpPacket.FIXED_HEADER, payload.length);
            packets.add(packet);
        }
        return packets;
    }

    private List<byte[]> plain(byte[] data) {
        List<byte[]> payloads = new ArrayList<>();
        for (int from = 0; from < data.length; from += Payloads.LARGEST) {
            int length = Math.min(Payloads.LARGEST, data.length - from);
            byte[] descriptor = descriptor(from == 0, from + length == data.length);
            byte[] payload = Arrays.copyOf(descriptor, descriptor.length + length);
            System.arraycopy(data, from, payload, descriptor.length, length);
            payloads.add(payload);
        }
        return payloads;
    }

    private byte[] descriptor(boolean first, boolean last) {
        return switch (codec) {
            case VP8 -> new byte[] {(byte) (first ? 0x10 : 0)};
            case VP9 -> new byte[] {(byte) ((first ? 0x08 : 0) | (last ? 0x04 : 0))};
            case OPUS, H264, AV1 -> new byte[0];
        };
    }

    private int code() {
        return switch (codec) {
            case OPUS -> 111;
            case VP8 -> 96;
            case VP9 -> 98;
            case H264 -> 117;
            case AV1 -> 45;
        };
    }
}
