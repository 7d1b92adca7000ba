package dev.evenkeel.testkit.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between UDP clients and one server. Each client address gets a socket of its own towards
 * the server, so that the server sees as many clients as there are. One thread owns all of it.
 */
public final class LossyUdpProxy implements AutoCloseable {
    private static final int MAX_DATAGRAM = 65_535;
    private static final int SOCKET_BUFFER = 4 << 20;

    private final InetSocketAddress server;
    private final Selector selector;
    private final DatagramChannel front;
    private final Thread owner;
    private final Random random;
    private final Map<InetSocketAddress, Flow> flows = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final AtomicLong forwarded = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Passage passedToServer = new Passage();
    private final Passage passedToClients = new Passage();
    private volatile Impairment toServer = Impairment.NONE;
    private volatile Impairment toClients = Impairment.NONE;
    private volatile boolean closed;

    private LossyUdpProxy(InetSocketAddress listen, InetSocketAddress server, long seed)
            throws IOException {
        this.server = server;
        this.random = new Random(seed);
        this.selector = Selector.open();
        this.front = open();
        front.bind(listen);
        front.register(selector, SelectionKey.OP_READ);
        this.owner = Thread.ofPlatform().daemon().name("lossy-udp-proxy").unstarted(this::run);
    }

    /** Starts a proxy on 127.0.0.1; port 0 takes a free one. */
    public static LossyUdpProxy start(int port, InetSocketAddress server) {
        return start(port, server, System.nanoTime());
    }

    /**
     * Starts a proxy on 127.0.0.1; port 0 takes a free one.
     *
     * @param seed of chance: the same datagrams of a client in the same order meet the same fate
     */
    public static LossyUdpProxy start(int port, InetSocketAddress server, long seed) {
        try {
            var listen = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
            var proxy = new LossyUdpProxy(listen, server, seed);
            proxy.owner.start();
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open UDP port " + port, failed);
        }
    }

    /** Changes the network both ways from the next datagram on. */
    public void impair(Impairment next) {
        impair(next, next);
    }

    /** Changes the network from the next datagram on, each way by itself. */
    public void impair(Impairment nextToServer, Impairment nextToClients) {
        toServer = nextToServer;
        toClients = nextToClients;
    }

    /** On the way to clients. */
    public Impairment impairment() {
        return toClients;
    }

    /** What went to the server since the last call. */
    public Passed takePassedToServer() {
        return passedToServer.take();
    }

    /** What went to clients since the last call. */
    public Passed takePassedToClients() {
        return passedToClients.take();
    }

    /** The UDP port clients send to. */
    public int port() {
        try {
            return ((InetSocketAddress) front.getLocalAddress()).getPort();
        } catch (IOException closedMeanwhile) {
            throw new UncheckedIOException(closedMeanwhile);
        }
    }

    public long forwardedDatagrams() {
        return forwarded.get();
    }

    public long lostDatagrams() {
        return lost.get();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            owner.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector;
                front) {
            while (!closed) {
                selector.select(this::readable, millisToNext());
                release(System.nanoTime());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the UDP proxy stopped", failed);
        } finally {
            flows.values().forEach(Flow::close);
        }
    }

    /** A selector waits in whole milliseconds; shorter waits become one (0 would be forever). */
    private long millisToNext() {
        var now = System.nanoTime();
        var nanos =
                flows.values().stream()
                        .mapToLong(flow -> flow.nanosToNext(now))
                        .min()
                        .orElse(Long.MAX_VALUE);
        return nanos == Long.MAX_VALUE ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private void readable(SelectionKey key) {
        try {
            if (key.attachment() instanceof Flow flow) {
                fromServer(flow);
            } else {
                fromClients();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("reading UDP failed", failed);
        }
    }

    private void fromClients() throws IOException {
        var client = (InetSocketAddress) front.receive(buffer.clear());
        while (client != null) {
            var flow = flows.get(client);
            if (flow == null) {
                flow = openFlow(client);
                flows.put(client, flow);
            }
            count(offer(flow.toServer(), toServer));
            client = (InetSocketAddress) front.receive(buffer.clear());
        }
    }

    private void fromServer(Flow flow) throws IOException {
        while (flow.read(buffer.clear())) {
            count(offer(flow.toClient(), toClients));
        }
    }

    private void release(long nowNanos) throws IOException {
        for (var flow : flows.values()) {
            flow.release(front, nowNanos);
        }
    }

    private Flow openFlow(InetSocketAddress client) throws IOException {
        var channel = open();
        channel.connect(server);
        var flow =
                new Flow(
                        client,
                        channel,
                        new DelayLine<>(new Random(random.nextLong()), passedToServer),
                        new DelayLine<>(new Random(random.nextLong()), passedToClients));
        channel.register(selector, SelectionKey.OP_READ, flow);
        return flow;
    }

    private boolean offer(DelayLine<ByteBuffer> way, Impairment impairment) {
        var datagram = copy();
        return way.offer(datagram, datagram.remaining(), impairment, System.nanoTime());
    }

    private ByteBuffer copy() {
        buffer.flip();
        return ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
    }

    private void count(boolean kept) {
        (kept ? forwarded : lost).incrementAndGet();
    }

    private static DatagramChannel open() throws IOException {
        var channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        return channel;
    }
}
