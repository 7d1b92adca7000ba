package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** UDP through {@code java.nio}: one system call per datagram. */
final class NioPacketSocket implements PacketSocket {
    private static final int BATCH = 16;
    private static final int MAX_KNOWN = 4_096;

    private final DatagramChannel channel;
    private final Selector selector;
    private final InetSocketAddress local;
    private final LoopStatistics statistics;
    private final ByteBuffer[] received = new ByteBuffer[BATCH];
    private final RemoteAddress[] senders = new RemoteAddress[BATCH];
    private final ByteBuffer outgoing = ByteBuffer.allocate(MAX_SEND);
    private final Map<InetSocketAddress, RemoteAddress> known = new HashMap<>();

    private NioPacketSocket(DatagramChannel channel, Selector selector, LoopStatistics statistics)
            throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.statistics = statistics;
        for (int i = 0; i < BATCH; i++) {
            received[i] = ByteBuffer.allocate(MAX_DATAGRAM + 1);
        }
    }

    static NioPacketSocket bind(
            InetSocketAddress address, int trafficClass, LoopStatistics statistics)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER);
            channel.setOption(StandardSocketOptions.IP_TOS, trafficClass);
            channel.bind(address);
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new NioPacketSocket(channel, selector, statistics);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public void await(long nanos) {
        try {
            long millis = TimeUnit.NANOSECONDS.toMillis(nanos + 999_999);
            if (millis <= 0) {
                selector.selectNow(ready -> {});
            } else {
                selector.select(ready -> {}, millis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for datagrams", e);
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public int receive() {
        int count = 0;
        while (count < BATCH && receive(count)) {
            count++;
        }
        return count;
    }

    /**
     * A socket error (ICMP unreachable, say) is of one datagram sent earlier, not of this socket.
     */
    private boolean receive(int index) {
        ByteBuffer buffer = received[index].clear();
        try {
            InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
            if (sender == null) {
                return false;
            }
            senders[index] = known(sender);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private RemoteAddress known(InetSocketAddress sender) {
        RemoteAddress address = known.get(sender);
        if (address == null) {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            address = RemoteAddress.of(sender);
            known.put(sender, address);
        }
        return address;
    }

    @Override
    public byte[] buffer(int index) {
        return received[index].array();
    }

    @Override
    public int length(int index) {
        return received[index].position();
    }

    @Override
    public RemoteAddress from(int index) {
        return senders[index];
    }

    @Override
    public byte[] sendBuffer() {
        return outgoing.array();
    }

    @Override
    public void send(int length, RemoteAddress to) {
        outgoing.clear().limit(length);
        try {
            if (channel.send(outgoing, to.socketAddress()) == length) {
                statistics.sent(1, length);
            } else {
                statistics.sendFailed(1, DropReason.SOCKET_FULL);
            }
        } catch (NoRouteToHostException | PortUnreachableException e) {
            statistics.sendFailed(1, DropReason.SOCKET_UNREACHABLE);
        } catch (IOException e) {
            statistics.sendFailed(1, DropReason.SOCKET_REFUSED);
        }
    }

    @Override
    public void flush() {
        // nothing waits in line
    }

    @Override
    public void discard() {
        // nothing waits in line
    }

    @Override
    public void close() {
        try (channel;
                selector) {
            known.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the media socket", e);
        }
    }
}
