package dev.evenkeel.media.rtp;

/**
 * A view of the VP8 payload descriptor (RFC 7741 §4.2) and the first byte of the payload header
 * (§4.3).
 *
 * <p>The picture id and TL0PICIDX may be rewritten in place: a receiver expects both to grow across
 * a change of source.
 */
public final class Vp8Payload implements VideoPayload {
    /** Mask of a 15-bit picture id. */
    public static final int LONG_PICTURE_ID = 0x7FFF;

    private byte[] buffer = new byte[0];
    private int offset;
    private int pictureIdOffset;
    private int pictureIdMask;
    private int tl0PicIdxOffset;
    private int layersOffset;
    private int payloadHeaderOffset;
    private int end;

    @Override
    public boolean wrap(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        end = offset + length;
        pictureIdOffset = tl0PicIdxOffset = layersOffset = -1;
        pictureIdMask = 0;
        if (length < 1) {
            return false;
        }
        boolean extended = (buffer[offset] & 0x80) != 0;
        payloadHeaderOffset = offset + 1;
        return (!extended || wrapExtension()) && payloadHeaderOffset <= end;
    }

    private boolean wrapExtension() {
        int at = offset + 1;
        if (at >= end) {
            return false;
        }
        int present = buffer[at++];
        if ((present & 0x80) != 0) {
            if (at >= end) {
                return false;
            }
            boolean wide = (buffer[at] & 0x80) != 0;
            pictureIdOffset = at;
            pictureIdMask = wide ? LONG_PICTURE_ID : 0x7F;
            at += wide ? 2 : 1;
        }
        if ((present & 0x40) != 0) {
            tl0PicIdxOffset = at++;
        }
        if ((present & 0x30) != 0) {
            layersOffset = (present & 0x20) != 0 ? at : -1;
            at++;
        }
        payloadHeaderOffset = at;
        return payloadHeaderOffset <= end;
    }

    /** Whether a frame's first partition starts here: S = 1 and PID = 0. */
    public boolean startsFrame() {
        return (buffer[offset] & 0x17) == 0x10;
    }

    /** Whether this is the first packet of a key frame: the inverse key frame flag P is 0. */
    @Override
    public boolean startsKeyframe() {
        return startsFrame()
                && payloadHeaderOffset < end
                && (buffer[payloadHeaderOffset] & 0x01) == 0;
    }

    /** Picture id, or -1 when absent. */
    @Override
    public int pictureId() {
        if (pictureIdOffset < 0) {
            return -1;
        }
        return pictureIdMask == LONG_PICTURE_ID
                ? NetworkOrder.uint16(buffer, pictureIdOffset) & LONG_PICTURE_ID
                : buffer[pictureIdOffset] & 0x7F;
    }

    /** Rewrites the picture id in the width it has; nothing happens when absent. */
    @Override
    public void pictureId(int value) {
        if (pictureIdMask == LONG_PICTURE_ID) {
            NetworkOrder.putUint16(buffer, pictureIdOffset, 0x8000 | (value & LONG_PICTURE_ID));
        } else if (pictureIdOffset >= 0) {
            buffer[pictureIdOffset] = (byte) (value & 0x7F);
        }
    }

    /** TL0PICIDX, or -1 when absent. */
    @Override
    public int tl0PicIdx() {
        return tl0PicIdxOffset < 0 ? -1 : buffer[tl0PicIdxOffset] & 0xFF;
    }

    @Override
    public void tl0PicIdx(int value) {
        if (tl0PicIdxOffset >= 0) {
            buffer[tl0PicIdxOffset] = (byte) value;
        }
    }

    @Override
    public int temporalLayer() {
        return layersOffset < 0 ? 0 : buffer[layersOffset] >> 6 & 3;
    }

    /** The layer sync bit: the frame builds on the base layer alone. */
    @Override
    public boolean temporalSwitchUp() {
        return layersOffset >= 0 && (buffer[layersOffset] & 0x20) != 0;
    }

    /** RFC 6386 §9.1: three bytes of frame tag, three of start code, then width and height. */
    @Override
    public int height() {
        int at = payloadHeaderOffset;
        if (!startsKeyframe() || at + 10 > end || buffer[at + 3] != (byte) 0x9D) {
            return 0;
        }
        return (buffer[at + 8] & 0xFF) | (buffer[at + 9] & 0x3F) << 8;
    }
}
