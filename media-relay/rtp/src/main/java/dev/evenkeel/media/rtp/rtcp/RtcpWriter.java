package dev.evenkeel.media.rtp.rtcp;

import dev.evenkeel.media.rtp.NetworkOrder;

/**
 * Builds one compound RTCP packet after another in its own buffer. Callers begin with a sender or
 * receiver report (RFC 3550 §6.1); {@link #room()} says how much still fits.
 */
public final class RtcpWriter {
    private final byte[] buffer;
    private int length;
    private int lastReport;

    public RtcpWriter(int capacity) {
        buffer = new byte[capacity];
    }

    public byte[] buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** Bytes left. */
    public int room() {
        return buffer.length - length;
    }

    public void clear() {
        length = 0;
    }

    /** RFC 3550 §6.4.1, without report blocks. */
    public RtcpWriter senderReport(
            int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        lastReport = length;
        header(0, RtcpReader.SENDER_REPORT, 24);
        putInt(ssrc);
        NetworkOrder.putInt64(buffer, length, ntp);
        length += 8;
        putInt(rtpTimestamp);
        putInt((int) packets);
        putInt((int) octets);
        return this;
    }

    /** RFC 3550 §6.4.2; report blocks may follow. */
    public RtcpWriter receiverReport(int ssrc) {
        lastReport = length;
        header(0, RtcpReader.RECEIVER_REPORT, 4);
        putInt(ssrc);
        return this;
    }

    /** Adds a block, at most 31, to the report written last. */
    public RtcpWriter reportBlock(
            int ssrc,
            int fractionLost,
            int cumulativeLost,
            long highestSequence,
            long jitter,
            int lastSenderReport,
            int delaySinceLastSenderReport) {
        putInt(ssrc);
        putInt(fractionLost << 24 | (cumulativeLost & 0xFF_FFFF));
        putInt((int) highestSequence);
        putInt((int) jitter);
        putInt(lastSenderReport);
        putInt(delaySinceLastSenderReport);
        buffer[lastReport]++;
        NetworkOrder.putUint16(
                buffer, lastReport + 2, NetworkOrder.uint16(buffer, lastReport + 2) + 6);
        return this;
    }

    /** SDES with a CNAME (RFC 3550 §6.5.1), at most 255 bytes of it. */
    public RtcpWriter canonicalName(int ssrc, byte[] cname) {
        int padding = 4 - (2 + cname.length) % 4;
        header(1, RtcpReader.SOURCE_DESCRIPTION, 4 + 2 + cname.length + padding);
        putInt(ssrc);
        buffer[length++] = 1;
        buffer[length++] = (byte) cname.length;
        System.arraycopy(cname, 0, buffer, length, cname.length);
        length += cname.length;
        for (int i = 0; i < padding; i++) {
            buffer[length++] = 0;
        }
        return this;
    }

    /** RFC 3550 §6.6. */
    public RtcpWriter bye(int ssrc) {
        header(1, RtcpReader.GOODBYE, 4);
        putInt(ssrc);
        return this;
    }

    /** Begins a generic NACK (RFC 4585 §6.2.1); {@link #nackItem} must follow. */
    public RtcpWriter nack(int sender, int ssrc) {
        lastReport = length;
        header(RtcpReader.NACK, RtcpReader.TRANSPORT_FEEDBACK, 8);
        putInt(sender);
        putInt(ssrc);
        return this;
    }

    /** One PID and its bit mask of following lost packets. */
    public RtcpWriter nackItem(int sequence, int followers) {
        putInt(sequence << 16 | (followers & 0xFFFF));
        NetworkOrder.putUint16(
                buffer, lastReport + 2, NetworkOrder.uint16(buffer, lastReport + 2) + 1);
        return this;
    }

    /** RFC 4585 §6.3.1. */
    public RtcpWriter pictureLossIndication(int sender, int ssrc) {
        header(RtcpReader.PICTURE_LOSS, RtcpReader.PAYLOAD_FEEDBACK, 8);
        putInt(sender);
        putInt(ssrc);
        return this;
    }

    /** RFC 5104 §4.3.1; {@code command} grows by one with each new request. */
    public RtcpWriter fullIntraRequest(int sender, int ssrc, int command) {
        header(RtcpReader.FULL_INTRA, RtcpReader.PAYLOAD_FEEDBACK, 16);
        putInt(sender);
        putInt(0);
        putInt(ssrc);
        putInt(command << 24);
        return this;
    }

    /** draft-alvestrand-rmcat-remb-03 §2.2 for one stream. */
    public RtcpWriter receiverEstimatedMaximumBitrate(int sender, int ssrc, long bitsPerSecond) {
        header(RtcpReader.APPLICATION_LAYER, RtcpReader.PAYLOAD_FEEDBACK, 20);
        putInt(sender);
        putInt(0);
        putInt(RtcpReader.REMB);
        int exponent = Math.max(0, 64 - Long.numberOfLeadingZeros(bitsPerSecond) - 18);
        putInt(1 << 24 | exponent << 18 | (int) (bitsPerSecond >> exponent));
        putInt(ssrc);
        return this;
    }

    /** Begins a packet of any length; {@link #close} ends it. */
    void open(int format, int type) {
        lastReport = length;
        header(format, type, 0);
    }

    RtcpWriter uint8(int value) {
        buffer[length++] = (byte) value;
        return this;
    }

    RtcpWriter uint16(int value) {
        NetworkOrder.putUint16(buffer, length, value);
        length += 2;
        return this;
    }

    RtcpWriter int32(int value) {
        putInt(value);
        return this;
    }

    /** Pads to whole words (RFC 3550 §6.4.1) and writes the length. */
    void close() {
        int padding = -(length - lastReport) & 3;
        if (padding > 0) {
            buffer[lastReport] |= 0x20;
        }
        for (int left = padding; left > 0; left--) {
            buffer[length++] = (byte) (left == 1 ? padding : 0);
        }
        NetworkOrder.putUint16(buffer, lastReport + 2, (length - lastReport) / 4 - 1);
    }

    private void header(int count, int type, int bodyLength) {
        buffer[length] = (byte) (0x80 | count);
        buffer[length + 1] = (byte) type;
        NetworkOrder.putUint16(buffer, length + 2, bodyLength / 4);
        length += 4;
    }

    private void putInt(int value) {
        NetworkOrder.putInt32(buffer, length, value);
        length += 4;
    }
}
