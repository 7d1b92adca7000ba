package dev.evenkeel.media.sfu.insight;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A packet capture file in memory: the pcap format with nanoseconds (draft-ietf-opsawg-pcap), link
 * type RAW, an IP and a UDP header before each datagram. It never grows beyond its size.
 */
final class PcapWriter {
    private static final int MAGIC_NANOSECONDS = 0xA1B2_3C4D;
    private static final short MAJOR = 2;
    private static final short MINOR = 4;
    private static final int LINKTYPE_RAW = 101;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final int UDP = 17;
    private static final int HOPS = 64;
    private static final int MAX_PACKET = 65_535;
    private static final long NANOS = 1_000_000_000;

    private final ByteBuffer file;

    /**
     * @param bytes the size of the file at most
     */
    PcapWriter(int bytes) {
        file = ByteBuffer.allocate(Math.max(bytes, FILE_HEADER));
        file.putInt(MAGIC_NANOSECONDS).putShort(MAJOR).putShort(MINOR);
        file.putInt(0).putInt(0).putInt(MAX_PACKET).putInt(LINKTYPE_RAW);
    }

    /**
     * Adds a datagram. False when there is no room left for it.
     *
     * @param epochNanos since 1970
     * @param kept how many bytes of the datagram to write
     * @param length how long it was
     */
    boolean add(
            long epochNanos,
            InetSocketAddress from,
            InetSocketAddress to,
            byte[] datagram,
            int kept,
            int length) {
        boolean ipv4 =
                from.getAddress() instanceof Inet4Address
                        && to.getAddress() instanceof Inet4Address;
        int headers = (ipv4 ? IPV4_HEADER : IPV6_HEADER) + UDP_HEADER;
        if (file.remaining() < RECORD_HEADER + headers + kept) {
            return false;
        }
        file.putInt((int) (epochNanos / NANOS)).putInt((int) (epochNanos % NANOS));
        file.putInt(headers + kept).putInt(headers + length);
        if (ipv4) {
            ipv4(from, to, length);
        } else {
            ipv6(from, to, length);
        }
        file.putShort((short) from.getPort()).putShort((short) to.getPort());
        file.putShort((short) (UDP_HEADER + length)).putShort((short) 0);
        file.put(datagram, 0, kept);
        return true;
    }

    /** RFC 791 §3.1, without a checksum. */
    private void ipv4(InetSocketAddress from, InetSocketAddress to, int length) {
        file.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_HEADER + UDP_HEADER + length));
        file.putInt(0).put((byte) HOPS).put((byte) UDP).putShort((short) 0);
        file.put(from.getAddress().getAddress()).put(to.getAddress().getAddress());
    }

    /** RFC 8200 §3. */
    private void ipv6(InetSocketAddress from, InetSocketAddress to, int length) {
        file.putInt(0x6000_0000).putShort((short) (UDP_HEADER + length));
        file.put((byte) UDP).put((byte) HOPS).put(mapped(from)).put(mapped(to));
    }

    /** IPv4 addresses as IPv4-mapped ones, RFC 4291 §2.5.5.2. */
    private static byte[] mapped(InetSocketAddress address) {
        byte[] bytes = address.getAddress().getAddress();
        if (bytes.length == 16) {
            return bytes;
        }
        return ByteBuffer.allocate(16).putLong(0).putInt(0xFFFF).put(bytes).array();
    }

    byte[] file() {
        return Arrays.copyOf(file.array(), file.position());
    }
}
