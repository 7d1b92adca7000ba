package dev.evenkeel.media.sfu.transport.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections and reads them, on a thread of its own, until it is closed. */
public final class TcpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpListener.class);
    private static final int READ = 64 * 1_024;
    private static final int FRAMES = 512;

    /** Little in the kernel, so that what is late is seen to be late. */
    private static final int KERNEL_BUFFER = 64 * 1_024;

    private static final long EXPIRY_MILLIS = 500;
    private static final long FULL_NANOS = Duration.ofMillis(1).toNanos();

    private final ServerSocketChannel server;
    private final Selector selector;
    private final TcpLimits limits;
    private final int trafficClass;
    private final LongSupplier clock;
    private final Runnable wakeUp;
    private final TcpStatistics statistics = new TcpStatistics();
    private final FrameQueue frames = new FrameQueue(FRAMES);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ);
    private final Thread thread =
            Thread.ofPlatform().name("relay-tcp").daemon(true).unstarted(this::run);
    private long expiredAt;
    private volatile boolean closing;

    private TcpListener(
            ServerSocketChannel server,
            Selector selector,
            TcpLimits limits,
            int trafficClass,
            LongSupplier clock,
            Runnable wakeUp) {
        this.server = server;
        this.selector = selector;
        this.limits = limits;
        this.trafficClass = trafficClass;
        this.clock = clock;
        this.wakeUp = wakeUp;
        expiredAt = clock.getAsLong();
    }

    /**
     * Listens, and reads from now on.
     *
     * @param trafficClass of the packets sent, {@code IP_TOS}
     * @param clock monotonic, in nanoseconds
     * @param wakeUp tells the taking thread that frames wait
     * @throws IOException when the port cannot be had
     */
    public static TcpListener bind(
            InetSocketAddress address,
            TcpLimits limits,
            int trafficClass,
            LongSupplier clock,
            Runnable wakeUp)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(address);
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            TcpListener listener =
                    new TcpListener(server, selector, limits, trafficClass, clock, wakeUp);
            listener.thread.start();
            return listener;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void run() {
        try (selector;
                server) {
            while (!closing) {
                selector.select(this::ready, EXPIRY_MILLIS);
                long now = clock.getAsLong();
                if (now - expiredAt > Duration.ofMillis(EXPIRY_MILLIS).toNanos()) {
                    expiredAt = now;
                    expire(now);
                }
                statistics.open(selector.keys().size() - 1);
            }
            connections().forEach(TcpConnection::close);
        } catch (IOException e) {
            LOG.error("event=tcp-listener-ended", e);
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof TcpConnection connection) {
            connection.read(
                    buffer, clock.getAsLong(), (frame, length) -> hand(frame, length, connection));
            wakeUp.run();
        } else {
            acceptAll();
        }
    }

    /** While there is no room nothing is read, and whoever sends has to wait. */
    private void hand(byte[] frame, int length, TcpConnection from) {
        while (!frames.offer(frame, length, from) && !closing) {
            wakeUp.run();
            LockSupport.parkNanos(FULL_NANOS);
        }
    }

    private void acceptAll() {
        try {
            SocketChannel channel;
            while ((channel = server.accept()) != null) {
                accept(channel);
            }
        } catch (IOException e) {
            // Somebody came and went, or there are too many open files: the next one may be taken.
            LockSupport.parkNanos(FULL_NANOS);
        }
    }

    private void accept(SocketChannel channel) throws IOException {
        InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
        if (!TcpCensus.admits(limits, connections(), remote.getAddress())) {
            statistics.trouble(TcpTrouble.TOO_MANY);
            channel.close();
            return;
        }
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER);
            channel.setOption(StandardSocketOptions.IP_TOS, trafficClass);
            channel.register(
                    selector,
                    SelectionKey.OP_READ,
                    new TcpConnection(channel, remote, limits, statistics, clock.getAsLong()));
            statistics.accepted();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void expire(long now) {
        for (TcpConnection connection : connections()) {
            if (!connection.isProved() && now - connection.openedAt() > limits.proof().toNanos()) {
                connection.end(TcpTrouble.NOT_PROVED);
            } else if (now - connection.heardAt() > limits.silence().toNanos()) {
                connection.end(TcpTrouble.SILENT);
            }
        }
    }

    private List<TcpConnection> connections() {
        List<TcpConnection> open = new ArrayList<>();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof TcpConnection connection && !connection.isClosed()) {
                open.add(connection);
            }
        }
        return open;
    }

    /** How many frames wait. The taking thread only, as the four below. */
    public int waiting() {
        return frames.size();
    }

    /** A waiting frame, until {@link #release}. */
    public byte[] frame(int index) {
        return frames.frame(index);
    }

    public int length(int index) {
        return frames.length(index);
    }

    public TcpConnection from(int index) {
        return frames.from(index);
    }

    /** The first so many were dealt with. */
    public void release(int count) {
        frames.release(count);
    }

    /** Any thread. */
    public TcpCounters counters() {
        return statistics.read();
    }

    /** Ends every connection and frees the port. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
