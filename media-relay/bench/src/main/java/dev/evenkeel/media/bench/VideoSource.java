package dev.evenkeel.media.bench;

import java.nio.ByteBuffer;

/**
 * A VP8 stream in form only (RFC 7741): 25 frames a second of 20 packets of 1,000 bytes, unless
 * said otherwise, a keyframe each second. The picture is nothing but each packet's number.
 */
final class VideoSource {
    static final int FRAMES_PER_SECOND = 25;
    static final int PACKETS_PER_FRAME = 20;
    static final int PACKET_LENGTH = 1_000;

    private static final int HEADER = 12;
    private static final int NUMBER = 40;
    private static final int VERSION = 0x80;
    private static final int MARKER = 0x80;
    private static final int CLOCK_RATE = 90_000;
    private static final byte START_OF_PARTITION = 0x10;

    /** VP8 frame tag and start code of a keyframe of 640 × 360 (RFC 6386 section 9.1). */
    private static final byte[] KEYFRAME = {
        0x10, 0x02, 0x00, (byte) 0x9D, 0x01, 0x2A, (byte) 0x80, 0x02, 0x68, 0x01
    };

    private static final byte[] DELTA_FRAME = {0x11, 0x02, 0x00};

    private final byte[] packet = new byte[PACKET_LENGTH];
    private int packetsPerFrame = PACKETS_PER_FRAME;
    private int sequence;
    private int inFrame = -1;
    private long frame;
    private long packets;
    private boolean onlyWhenAsked;
    private volatile boolean asked;

    /**
     * From now on only the first frame and those asked for are keyframes, as a browser's camera
     * makes them.
     */
    VideoSource keyframesWhenAsked() {
        onlyWhenAsked = true;
        asked = true;
        return this;
    }

    /** The next frame is to be a keyframe. Any thread. */
    void askForKeyframe() {
        asked = true;
    }

    /** From the next frame on. */
    void packetsPerFrame(int value) {
        packetsPerFrame = value;
    }

    /** How many there were. */
    long packets() {
        return packets;
    }

    /** The next packet, in a buffer that is used again. */
    byte[] next() {
        if (++inFrame >= packetsPerFrame) {
            inFrame = 0;
            frame++;
        }
        boolean last = inFrame == packetsPerFrame - 1;
        sequence = (sequence + 1) & 0xFFFF;
        ByteBuffer.wrap(packet)
                .put((byte) VERSION)
                .put((byte) ((last ? MARKER : 0) | Sdp.VP8))
                .putShort((short) sequence)
                .putInt((int) (frame * CLOCK_RATE / FRAMES_PER_SECOND))
                .putInt((int) Sdp.VIDEO_SSRC);
        packet[HEADER] = inFrame == 0 ? START_OF_PARTITION : 0;
        if (inFrame == 0) {
            byte[] start = startsKeyframe() ? KEYFRAME : DELTA_FRAME;
            System.arraycopy(start, 0, packet, HEADER + 1, start.length);
        }
        ByteBuffer.wrap(packet).putLong(NUMBER, packets++);
        return packet;
    }

    private boolean startsKeyframe() {
        if (!onlyWhenAsked) {
            return frame % FRAMES_PER_SECOND == 0;
        }
        boolean keyframe = asked;
        asked = false;
        return keyframe;
    }

    /** Which packet of the source a receiver has, from 0. */
    static long number(byte[] received) {
        return ByteBuffer.wrap(received).getLong(NUMBER);
    }
}
