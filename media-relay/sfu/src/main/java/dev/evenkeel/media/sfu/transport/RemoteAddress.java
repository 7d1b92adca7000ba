package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.tcp.TcpConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where a datagram came from or goes to: an address, or a connection from it. IPv4 is kept as
 * IPv4-mapped IPv6 (RFC 4291 §2.5.5.2).
 */
final class RemoteAddress {
    private static final long IPV4_MAPPED = 0xFFFFL << 32;

    private final long high;
    private final long low;
    private final int port;
    private final @Nullable TcpConnection connection;
    private @Nullable InetSocketAddress socketAddress;
    private long openRound;
    private int openMessage;

    RemoteAddress(long high, long low, int port) {
        this(high, low, port, null);
    }

    private RemoteAddress(long high, long low, int port, @Nullable TcpConnection connection) {
        this.high = high;
        this.low = low;
        this.port = port;
        this.connection = connection;
    }

    /**
     * @param address resolved
     */
    static RemoteAddress of(InetSocketAddress address) {
        return of(address, null);
    }

    /** The other end of a connection. */
    static RemoteAddress of(TcpConnection connection) {
        return of(connection.remote(), connection);
    }

    private static RemoteAddress of(InetSocketAddress address, @Nullable TcpConnection connection) {
        byte[] bytes = address.getAddress().getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        RemoteAddress remote =
                bytes.length == 4
                        ? new RemoteAddress(
                                0,
                                IPV4_MAPPED | (buffer.getInt() & 0xFFFFFFFFL),
                                address.getPort(),
                                connection)
                        : new RemoteAddress(
                                buffer.getLong(), buffer.getLong(), address.getPort(), connection);
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

    /** The connection it is reached by; null over UDP. */
    @Nullable TcpConnection connection() {
        return connection;
    }

    /** A client has proved to be there. */
    void prove() {
        if (connection != null) {
            connection.prove();
        }
    }

    /** Nobody is to be there any more. */
    void leave() {
        if (connection != null) {
            connection.close();
        }
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
                || (other instanceof RemoteAddress that
                        && is(that.high, that.low, that.port)
                        && connection == that.connection);
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
