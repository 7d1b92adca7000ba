package dev.evenkeel.media.sfu.transport;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A loop whose owner is its thread, with room for one handshake and a socket that leads nowhere.
 */
final class LoneLoop implements TransportServices {
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Transports transports = new Transports();
    private final HandshakeLimit handshakes = new HandshakeLimit(1);
    private final LoopStatistics statistics = new LoopStatistics();
    private final DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());
    private final PacketSocket socket = new Nowhere();
    private final byte[] plain = new byte[PacketSocket.MAX_DATAGRAM];

    void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Until the room for a handshake is free again. */
    void awaitHandshakes() {
        while (!handshakes.acquire()) {
            Runnable task = nextTask();
            holds(task != null, "a handshake of a closed client never ends");
            task.run();
        }
        handshakes.release();
        runTasks();
    }

    private Runnable nextTask() {
        try {
            return tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PacketSocket socket() {
        return socket;
    }

    @Override
    public Transports transports() {
        return transports;
    }

    @Override
    public HandshakeLimit handshakes() {
        return handshakes;
    }

    @Override
    public LoopStatistics statistics() {
        return statistics;
    }

    @Override
    public DtlsIdentity identity() {
        return identity;
    }

    @Override
    public byte[] plainBuffer() {
        return plain;
    }

    @Override
    public long nanoTime() {
        return 1_000_000_000L;
    }

    @Override
    public void post(Runnable task) {
        tasks.add(task);
    }

    private static final class Nowhere implements PacketSocket {
        private final byte[] sent = new byte[MAX_SEND];

        @Override
        public InetSocketAddress localAddress() {
            return new InetSocketAddress(0);
        }

        @Override
        public void await(long nanos) {}

        @Override
        public void wakeUp() {}

        @Override
        public int receive() {
            return 0;
        }

        @Override
        public byte[] buffer(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int length(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public RemoteAddress from(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public byte[] sendBuffer() {
            return sent;
        }

        @Override
        public void send(int length, RemoteAddress to) {
            holds(length > 0 && length <= MAX_SEND, "a datagram of " + length);
        }

        @Override
        public void flush() {}

        @Override
        public void discard() {}

        @Override
        public void close() {}
    }
}
