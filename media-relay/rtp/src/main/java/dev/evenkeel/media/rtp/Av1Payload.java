package dev.evenkeel.media.rtp;

/**
 * A view of an AV1 payload: the aggregation header and the open bitstream units behind it ("RTP
 * Payload Format For AV1" v1.0 §4.4). Decoding may begin where a coded video sequence does, with
 * its sequence header.
 */
public final class Av1Payload implements VideoPayload {
    private static final int CONTINUES = 0x80;
    private static final int NEW_SEQUENCE = 0x08;
    private static final int SEQUENCE_HEADER = 1;
    private static final int MAX_LEB128 = 5;

    private byte[] buffer = new byte[0];
    private int offset;
    private int at;
    private int end;

    @Override
    public boolean wrap(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        end = offset + length;
        return length >= 2;
    }

    @Override
    public boolean startsKeyframe() {
        int header = buffer[offset];
        return (header & NEW_SEQUENCE) != 0
                && (header & CONTINUES) == 0
                && hasSequenceHeader(header >> 4 & 3);
    }

    /**
     * @param elements number of units, of which the last has no length; 0 when all have one
     */
    private boolean hasSequenceHeader(int elements) {
        at = offset + 1;
        for (int i = 1; at < end; i++) {
            int size = i == elements ? end - at : size();
            if (size <= 0 || size > end - at) {
                return false;
            }
            if ((buffer[at] >> 3 & 0x0F) == SEQUENCE_HEADER) {
                return true;
            }
            at += size;
        }
        return false;
    }

    /** Reads a leb128 number; -1 when it is cut short or absurd. */
    private int size() {
        long value = 0;
        for (int i = 0; i < MAX_LEB128 && at < end; i++) {
            int next = buffer[at++];
            value |= (next & 0x7FL) << 7 * i;
            if (next >= 0) {
                return value > end ? -1 : (int) value;
            }
        }
        return -1;
    }
}
