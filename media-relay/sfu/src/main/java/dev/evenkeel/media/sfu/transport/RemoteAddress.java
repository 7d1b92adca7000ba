package dev.evenkeel.media.sfu.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where a datagram came from or goes to. IPv4 is kept as IPv4-mapped IPv6 (RFC 4291 §2.5.5.2). */
final class RemoteAddress {
    private static final long IPV4_MAPPED = 0xFFFFL << 32;

    private final long high;
    private final long low;
    private final int port;
    private @Nullable InetSocketAddress socketAddress;
    private long openRound;
    private int openMessage;

    RemoteAddress(long high, long low, int port) {
        this.high = high;
        this.low = low;
        this.port = port;
    }

    /**
     * @param address resolved
     */
    static RemoteAddress of(InetSocketAddress address) {
        byte[] bytes = address.getAddress().getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        RemoteAddress remote =
                bytes.length == 4
                        ? new RemoteAddress(
                                0, IPV4_MAPPED | (buffer.getInt() & 0xFFFFFFFFL), address.getPort())
                        : new RemoteAddress(buffer.getLong(), buffer.getLong(), address.getPort());
        remote.socketAddress = address;
        return remote;
    }

    /** Upper half of the IPv6 address. */
    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int port() {
        return port;
    }

    boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xFFFF;
    }

    boolean is(long otherHigh, long otherLow, int otherPort) {
        return low == otherLow && port == otherPort && high == otherHigh;
    }

    /**
     * Message that takes more datagrams for this address in a round of sending, -1 when there is
     * none. Loop thread only.
     */
    int openMessage(long round) {
        return round == openRound ? openMessage : -1;
    }

    void openMessage(long round, int message) {
        openRound = round;
        openMessage = message;
    }

    InetSocketAddress socketAddress() {
        InetSocketAddress known = socketAddress;
        if (known == null) {
            known = new InetSocketAddress(inetAddress(), port);
            socketAddress = known;
        }
        return known;
    }

    private InetAddress inetAddress() {
        byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    /** Spreads addresses; the seed keeps others from choosing where they collide. */
    static int hash(long high, long low, int port, long seed) {
        long mixed = (high ^ seed) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ low ^ (mixed >>> 32)) * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ port ^ (mixed >>> 29)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RemoteAddress that && is(that.high, that.low, that.port));
    }

    @Override
    public int hashCode() {
        return hash(high, low, port, 0);
    }

    @Override
    public String toString() {
        return socketAddress().toString();
    }
}
