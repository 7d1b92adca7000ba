package dev.evenkeel.media.sfu.insight;

import dev.evenkeel.media.sfu.transport.PacketTap;
import java.net.InetSocketAddress;

/**
 * Writes down what of a participant's packets is in the clear anyhow: RTP headers with their
 * extensions, the first words of RTCP, the record headers of DTLS. Never what was said or shown.
 */
final class HeaderCapture implements PacketTap {
    private static final int RTP_HEADER = 12;
    private static final int RTCP_HEADER = 8;
    private static final int DTLS_HEADER = 13;
    private static final int MOST = 256;

    private final InetSocketAddress local;
    private final PcapWriter writer;
    private final long epochOffset;
    private long packets;
    private boolean full;

    /**
     * @param epochOffset to be added to the loop's time for nanoseconds since 1970
     */
    HeaderCapture(InetSocketAddress local, int bytes, long epochOffset) {
        this.local = local;
        this.epochOffset = epochOffset;
        writer = new PcapWriter(bytes);
    }

    @Override
    public void packet(
            boolean outbound, InetSocketAddress remote, byte[] wire, int length, long nanos) {
        if (full) {
            return;
        }
        InetSocketAddress from = outbound ? local : remote;
        InetSocketAddress to = outbound ? remote : local;
        full = !writer.add(epochOffset + nanos, from, to, wire, header(wire, length), length);
        packets += full ? 0 : 1;
    }

    private static int header(byte[] wire, int length) {
        int first = length < 2 ? 0 : wire[0] & 0xFF;
        if (first < 128) {
            return Math.min(length, DTLS_HEADER);
        }
        boolean rtcp = (wire[1] & 0xE0) == 0xC0;
        return Math.min(length, rtcp ? RTCP_HEADER : Math.min(MOST, rtpHeader(wire, length)));
    }

    /** With CSRCs and extension, RFC 3550 §5.1. */
    private static int rtpHeader(byte[] wire, int length) {
        int header = RTP_HEADER + 4 * (wire[0] & 0x0F);
        if ((wire[0] & 0x10) == 0 || length < header + 4) {
            return header;
        }
        return header + 4 + 4 * ((wire[header + 2] & 0xFF) << 8 | wire[header + 3] & 0xFF);
    }

    boolean full() {
        return full;
    }

    Captured captured() {
        return new Captured(writer.file(), packets, full);
    }
}
