package dev.evenkeel.recording.media;

/** Finds the end of a VP9 payload descriptor (RFC 9628 §4.2). */
final class Vp9Descriptor {
    private final byte[] packet;
    private final int limit;
    private int at;
    private boolean beginsFrame;
    private int spatialLayer;

    Vp9Descriptor(byte[] packet, int offset, int limit) {
        this.packet = packet;
        this.limit = limit;
        at = offset;
    }

    /** False when the packet ends in the middle of it. */
    boolean read() {
        if (at >= limit) {
            return false;
        }
        int flags = packet[at++];
        beginsFrame = (flags & 0x08) != 0;
        boolean flexible = (flags & 0x10) != 0;
        if ((flags & 0x80) != 0) {
            at += at < limit && packet[at] < 0 ? 2 : 1;
        }
        if ((flags & 0x20) != 0) {
            spatialLayer = at < limit ? packet[at] >> 1 & 7 : 0;
            at += flexible ? 1 : 2;
        }
        if (flexible && (flags & 0x40) != 0) {
            skipReferences();
        }
        if ((flags & 0x02) != 0) {
            skipStructure();
        }
        return at <= limit;
    }

    private void skipReferences() {
        for (int i = 0; i < 3 && at < limit; i++) {
            boolean more = (packet[at++] & 1) != 0;
            if (!more) {
                return;
            }
        }
    }

    private void skipStructure() {
        if (at >= limit) {
            return;
        }
        int flags = packet[at++] & 0xFF;
        int layers = (flags >> 5) + 1;
        if ((flags & 0x10) != 0) {
            at += 4 * layers;
        }
        if ((flags & 0x08) != 0 && at < limit) {
            int pictures = packet[at++] & 0xFF;
            for (int i = 0; i < pictures && at < limit; i++) {
                at += 1 + ((packet[at] & 0x0C) >> 2);
            }
        }
    }

    int end() {
        return at;
    }

    /** All spatial layers of a moment are one picture to a decoder. */
    boolean beginsPicture() {
        return beginsFrame && spatialLayer == 0;
    }
}
