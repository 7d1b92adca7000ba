package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.tcp.TcpConnection;
import dev.evenkeel.media.sfu.transport.tcp.TcpCounters;
import dev.evenkeel.media.sfu.transport.tcp.TcpLimits;
import dev.evenkeel.media.sfu.transport.tcp.TcpListener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A UDP socket, and beside it TCP connections to the same port number whose frames look like
 * datagrams.
 */
final class UdpAndTcpSocket implements PacketSocket {
    private static final int BATCH = 64;
    private static final int MOST_PORTS = 10;

    private final PacketSocket udp;
    private final TcpListener tcp;
    private final LoopStatistics statistics;
    private final LongSupplier clock;
    private final Map<TcpConnection, RemoteAddress> peers = new IdentityHashMap<>();
    private final List<TcpConnection> inLine = new ArrayList<>();
    private int fromUdp;
    private int fromTcp;

    private UdpAndTcpSocket(
            PacketSocket udp, TcpListener tcp, LoopStatistics statistics, LongSupplier clock) {
        this.udp = udp;
        this.tcp = tcp;
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * Binds both to one port number. What is free for UDP may be taken for TCP: where any port will
     * do, another is tried.
     */
    static UdpAndTcpSocket bind(
            PacketSockets sockets,
            InetSocketAddress address,
            int trafficClass,
            LoopStatistics statistics,
            LongSupplier clock)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            PacketSocket udp = sockets.bind(address, trafficClass, statistics);
            try {
                TcpListener tcp =
                        TcpListener.bind(
                                new InetSocketAddress(
                                        address.getAddress(), udp.localAddress().getPort()),
                                TcpLimits.usual(MAX_DATAGRAM),
                                trafficClass,
                                clock,
                                udp::wakeUp);
                return new UdpAndTcpSocket(udp, tcp, statistics, clock);
            } catch (IOException e) {
                udp.close();
                boolean another = e instanceof BindException && address.getPort() == 0;
                if (!another || attempt == MOST_PORTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public TcpCounters tcp() {
        return tcp.counters();
    }

    @Override
    public InetSocketAddress localAddress() {
        return udp.localAddress();
    }

    @Override
    public void await(long nanos) {
        udp.await(tcp.waiting() > fromTcp ? 0 : nanos);
    }

    @Override
    public void wakeUp() {
        udp.wakeUp();
    }

    @Override
    public int receive() {
        tcp.release(fromTcp);
        fromUdp = udp.receive();
        fromTcp = Math.min(BATCH, tcp.waiting());
        return fromUdp + fromTcp;
    }

    @Override
    public byte[] buffer(int index) {
        return index < fromUdp ? udp.buffer(index) : tcp.frame(index - fromUdp);
    }

    @Override
    public int length(int index) {
        return index < fromUdp ? udp.length(index) : tcp.length(index - fromUdp);
    }

    @Override
    public RemoteAddress from(int index) {
        return index < fromUdp ? udp.from(index) : peer(tcp.from(index - fromUdp));
    }

    private RemoteAddress peer(TcpConnection connection) {
        RemoteAddress known = peers.get(connection);
        if (known == null) {
            peers.keySet().removeIf(TcpConnection::isClosed);
            known = RemoteAddress.of(connection);
            peers.put(connection, known);
        }
        return known;
    }

    @Override
    public byte[] sendBuffer() {
        return udp.sendBuffer();
    }

    @Override
    public void send(int length, RemoteAddress to) {
        TcpConnection connection = to.connection();
        if (connection == null) {
            udp.send(length, to);
        } else if (connection.isClosed()) {
            statistics.sendFailed(1, DropReason.SOCKET_UNREACHABLE);
        } else {
            send(length, connection);
        }
    }

    /** Whoever does not read does without. */
    private void send(int length, TcpConnection connection) {
        if (connection.isIdle()) {
            inLine.add(connection);
        }
        if (connection.send(sendBuffer(), length)) {
            statistics.sent(1, length);
        } else {
            statistics.sendFailed(1, DropReason.SOCKET_FULL);
        }
    }

    @Override
    public void flush() {
        udp.flush();
        if (inLine.isEmpty()) {
            return;
        }
        long now = clock.getAsLong();
        for (int i = inLine.size() - 1; i >= 0; i--) {
            if (!inLine.get(i).flush(now)) {
                inLine.set(i, inLine.getLast());
                inLine.removeLast();
            }
        }
    }

    @Override
    public void discard() {
        udp.discard();
        inLine.forEach(TcpConnection::discard);
    }

    @Override
    public void close() {
        tcp.close();
        udp.close();
    }
}
