package dev.evenkeel.media.rtp;

/**
 * A view of one RTP packet (RFC 3550 §5.1) inside a larger array. One instance is wrapped around
 * packet after packet; nothing is copied, setters write through.
 */
public final class RtpPacket {
    public static final int FIXED_HEADER = 12;

    private static final int ONE_BYTE_PROFILE = 0xBEDE;
    private static final int TWO_BYTE_PROFILE = 0x1000;

    private byte[] buffer = new byte[0];
    private int offset;
    private int length;
    private int payloadOffset;
    private int paddingLength;
    private int extensionOffset;
    private int extensionEnd;
    private int extensionProfile;

    /** Looks at a packet. False, and unusable, when it isn't a well-formed RTP packet. */
    public boolean wrap(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        if (length < FIXED_HEADER || (buffer[offset] & 0xC0) != 0x80) {
            return false;
        }
        payloadOffset = offset + FIXED_HEADER + 4 * (buffer[offset] & 0x0F);
        return locateExtension() && locatePadding();
    }

    private boolean locateExtension() {
        extensionOffset = extensionEnd = extensionProfile = 0;
        if ((buffer[offset] & 0x10) == 0) {
            return payloadOffset <= offset + length;
        }
        if (payloadOffset + 4 > offset + length) {
            return false;
        }
        extensionProfile = NetworkOrder.uint16(buffer, payloadOffset);
        extensionOffset = payloadOffset + 4;
        extensionEnd = extensionOffset + 4 * NetworkOrder.uint16(buffer, payloadOffset + 2);
        payloadOffset = extensionEnd;
        return payloadOffset <= offset + length;
    }

    private boolean locatePadding() {
        paddingLength = 0;
        if ((buffer[offset] & 0x20) == 0) {
            return true;
        }
        paddingLength = buffer[offset + length - 1] & 0xFF;
        return paddingLength > 0 && payloadOffset + paddingLength <= offset + length;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public boolean marker() {
        return (buffer[offset + 1] & 0x80) != 0;
    }

    public int payloadType() {
        return buffer[offset + 1] & 0x7F;
    }

    public void payloadType(int value) {
        buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x80) | (value & 0x7F));
    }

    public int sequenceNumber() {
        return NetworkOrder.uint16(buffer, offset + 2);
    }

    public void sequenceNumber(int value) {
        NetworkOrder.putUint16(buffer, offset + 2, value);
    }

    /** All 32 bits, as a signed number. */
    public int timestamp() {
        return NetworkOrder.int32(buffer, offset + 4);
    }

    public void timestamp(int value) {
        NetworkOrder.putInt32(buffer, offset + 4, value);
    }

    /** All 32 bits, as a signed number. */
    public int ssrc() {
        return NetworkOrder.int32(buffer, offset + 8);
    }

    public void ssrc(int value) {
        NetworkOrder.putInt32(buffer, offset + 8, value);
    }

    public int payloadOffset() {
        return payloadOffset;
    }

    /** Without padding. */
    public int payloadLength() {
        return offset + length - paddingLength - payloadOffset;
    }

    /**
     * Index in {@link #buffer()} of the first byte of header extension {@code id} (RFC 8285, one-
     * and two-byte headers), or -1. {@link #extensionLength} says how many bytes there are.
     */
    public int findExtension(int id) {
        if (extensionProfile == ONE_BYTE_PROFILE) {
            return findOneByteExtension(id);
        }
        if ((extensionProfile & 0xFFF0) == TWO_BYTE_PROFILE) {
            return findTwoByteExtension(id);
        }
        return -1;
    }

    /** Length of the extension whose data {@link #findExtension} found at {@code index}. */
    public int extensionLength(int index) {
        int header = buffer[index - 1] & 0xFF;
        return extensionProfile == ONE_BYTE_PROFILE ? (header & 0x0F) + 1 : header;
    }

    private int findOneByteExtension(int id) {
        int at = extensionOffset;
        while (at < extensionEnd) {
            int header = buffer[at++] & 0xFF;
            if (header == 0) {
                continue;
            }
            int size = (header & 0x0F) + 1;
            if (header >> 4 == 15 || at + size > extensionEnd) {
                return -1;
            }
            if (header >> 4 == id) {
                return at;
            }
            at += size;
        }
        return -1;
    }

    private int findTwoByteExtension(int id) {
        int at = extensionOffset;
        while (at < extensionEnd) {
            int found = buffer[at++] & 0xFF;
            if (found == 0) {
                continue;
            }
            if (at >= extensionEnd || at + 1 + (buffer[at] & 0xFF) > extensionEnd) {
                return -1;
            }
            if (found == id) {
                return at + 1;
            }
            at += 1 + (buffer[at] & 0xFF);
        }
        return -1;
    }

    /**
     * Drops contributing sources, header extensions and padding by moving the fixed header up to
     * the payload: identifiers of extensions are agreed per hop and mean nothing to the next one.
     */
    public void reduceToFixedHeader() {
        int start = payloadOffset - FIXED_HEADER;
        if (start != offset) {
            System.arraycopy(buffer, offset, buffer, start, FIXED_HEADER);
        }
        length = FIXED_HEADER + payloadLength();
        offset = start;
        buffer[offset] = (byte) 0x80;
        extensionOffset = extensionEnd = extensionProfile = paddingLength = 0;
    }

    /** Writes a fixed header without extension at {@code offset}. */
    public static void writeHeader(
            byte[] buffer,
            int offset,
            boolean marker,
            int payloadType,
            int sequence,
            int timestamp,
            int ssrc) {
        buffer[offset] = (byte) 0x80;
        buffer[offset + 1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        NetworkOrder.putUint16(buffer, offset + 2, sequence);
        NetworkOrder.putInt32(buffer, offset + 4, timestamp);
        NetworkOrder.putInt32(buffer, offset + 8, ssrc);
    }
}
