package dev.evenkeel.media.rtp;

/**
 * A view of the VP9 payload descriptor (RFC 9628 §4.2). Picture id and TL0PICIDX may be rewritten
 * in place.
 */
public final class Vp9Payload implements VideoPayload {
    private static final int PICTURE_ID = 0x80;
    private static final int INTER_PREDICTED = 0x40;
    private static final int LAYERS = 0x20;
    private static final int FLEXIBLE = 0x10;
    private static final int BEGINS_FRAME = 0x08;
    private static final int SCALABILITY_STRUCTURE = 0x02;
    private static final int MAX_REFERENCES = 3;

    private byte[] buffer = new byte[0];
    private int flags;
    private int at;
    private int end;
    private int pictureIdOffset;
    private boolean widePictureId;
    private int layers;
    private int tl0PicIdxOffset;
    private int height;

    @Override
    public boolean wrap(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        at = offset;
        end = offset + length;
        pictureIdOffset = tl0PicIdxOffset = -1;
        layers = height = 0;
        if (length < 1) {
            return false;
        }
        flags = buffer[at++];
        return wrapPictureId() && wrapLayers() && wrapReferences() && wrapStructure();
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Moves on by so many bytes, if they are there. */
    private boolean skip(int bytes) {
        at += bytes;
        return at <= end;
    }

    private boolean wrapPictureId() {
        if (!has(PICTURE_ID)) {
            return true;
        }
        pictureIdOffset = at;
        widePictureId = at < end && buffer[at] < 0;
        return skip(widePictureId ? 2 : 1);
    }

    private boolean wrapLayers() {
        if (!has(LAYERS)) {
            return true;
        }
        if (at >= end) {
            return false;
        }
        layers = buffer[at++] & 0xFF;
        if (has(FLEXIBLE)) {
            return true;
        }
        tl0PicIdxOffset = at;
        return skip(1);
    }

    private boolean wrapReferences() {
        if (!has(FLEXIBLE) || !has(INTER_PREDICTED)) {
            return true;
        }
        for (int i = 0; i < MAX_REFERENCES; i++) {
            if (at >= end) {
                return false;
            }
            if ((buffer[at++] & 1) == 0) {
                return true;
            }
        }
        return true;
    }

    private boolean wrapStructure() {
        if (!has(SCALABILITY_STRUCTURE)) {
            return true;
        }
        if (at >= end) {
            return false;
        }
        int structure = buffer[at++] & 0xFF;
        int spatialLayers = (structure >> 5) + 1;
        if ((structure & 0x10) != 0) {
            if (at + 4 * spatialLayers > end) {
                return false;
            }
            height = NetworkOrder.uint16(buffer, at + 4 * (spatialLayers - 1) + 2);
            at += 4 * spatialLayers;
        }
        return (structure & 0x08) == 0 || wrapPictureGroup();
    }

    private boolean wrapPictureGroup() {
        if (at >= end) {
            return false;
        }
        int pictures = buffer[at++] & 0xFF;
        for (int i = 0; i < pictures; i++) {
            if (at >= end || !skip(1 + (buffer[at] >> 2 & 3))) {
                return false;
            }
        }
        return true;
    }

    /** A frame of the lowest spatial layer that predicts from none begins here. */
    @Override
    public boolean startsKeyframe() {
        return has(BEGINS_FRAME) && !has(INTER_PREDICTED) && spatialLayer() == 0;
    }

    /** Spatial layer, 0 when the stream has one only. */
    public int spatialLayer() {
        return layers >> 1 & 7;
    }

    @Override
    public int temporalLayer() {
        return layers >> 5;
    }

    @Override
    public boolean temporalSwitchUp() {
        return (layers & 0x10) != 0;
    }

    @Override
    public int pictureId() {
        if (pictureIdOffset < 0) {
            return -1;
        }
        return widePictureId
                ? NetworkOrder.uint16(buffer, pictureIdOffset) & 0x7FFF
                : buffer[pictureIdOffset] & 0x7F;
    }

    @Override
    public void pictureId(int value) {
        if (pictureIdOffset >= 0 && widePictureId) {
            NetworkOrder.putUint16(buffer, pictureIdOffset, 0x8000 | (value & 0x7FFF));
        } else if (pictureIdOffset >= 0) {
            buffer[pictureIdOffset] = (byte) (value & 0x7F);
        }
    }

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
    public int height() {
        return startsKeyframe() ? height : 0;
    }
}
