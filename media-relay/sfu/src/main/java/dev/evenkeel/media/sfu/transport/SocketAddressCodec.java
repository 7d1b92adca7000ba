package dev.evenkeel.media.sfu.transport;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** {@code struct sockaddr_in} and {@code sockaddr_in6} of one address family, ip(7) and ipv6(7). */
final class SocketAddressCodec {
    /** Room for either. */
    static final int LENGTH = 28;

    private static final int IPV4_LENGTH = 16;
    private static final long PORT = 2;
    private static final long IPV4_ADDRESS = 4;
    private static final long IPV6_FLOW = 4;
    private static final long IPV6_ADDRESS = 8;
    private static final long IPV6_SCOPE = 24;
    private static final long IPV4_MAPPED = 0xFFFFL << 32;

    private static final ValueLayout.OfShort NETWORK_SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NETWORK_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NETWORK_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final boolean ipv6;

    SocketAddressCodec(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    boolean isIpv6() {
        return ipv6;
    }

    /** Length of an encoded address. */
    int length() {
        return ipv6 ? LENGTH : IPV4_LENGTH;
    }

    void write(MemorySegment memory, long at, RemoteAddress address) {
        memory.set(
                ValueLayout.JAVA_SHORT_UNALIGNED,
                at,
                (short) (ipv6 ? Libc.AF_INET6 : Libc.AF_INET));
        memory.set(NETWORK_SHORT, at + PORT, (short) address.port());
        if (ipv6) {
            memory.set(NETWORK_INT, at + IPV6_FLOW, 0);
            memory.set(NETWORK_LONG, at + IPV6_ADDRESS, address.high());
            memory.set(NETWORK_LONG, at + IPV6_ADDRESS + 8, address.low());
            memory.set(NETWORK_INT, at + IPV6_SCOPE, 0);
        } else {
            memory.set(NETWORK_INT, at + IPV4_ADDRESS, (int) address.low());
        }
    }

    long high(MemorySegment memory, long at) {
        return ipv6 ? memory.get(NETWORK_LONG, at + IPV6_ADDRESS) : 0;
    }

    long low(MemorySegment memory, long at) {
        return ipv6
                ? memory.get(NETWORK_LONG, at + IPV6_ADDRESS + 8)
                : IPV4_MAPPED | (memory.get(NETWORK_INT, at + IPV4_ADDRESS) & 0xFFFFFFFFL);
    }

    int port(MemorySegment memory, long at) {
        return memory.get(NETWORK_SHORT, at + PORT) & 0xFFFF;
    }
}
