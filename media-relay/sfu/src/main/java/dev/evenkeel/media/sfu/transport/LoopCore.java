package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The relay's thread and what it owns.
 *
 * <p>A turn: clock → timers → tasks → wait for datagrams → clock → datagrams, batch by batch. What
 * is sent leaves when a batch is done, unless the thread slept meanwhile.
 */
final class LoopCore implements TransportServices {
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(100).toNanos();
    private static final long EXPIRY_MILLIS = 500;
    private static final int BATCHES_PER_TURN = 8;
    private static final int TASKS_PER_TURN = 1_024;

    private final DtlsIdentity identity;
    private final PacketSocket socket;
    private final LoopStatistics statistics;
    private final ListenerGuard guard;
    private final PauseDetector pauses;
    private final LoopTimers timers;
    private final Transports transports = new Transports();
    private final HandshakeLimit handshakes;
    private final DatagramRouter router = new DatagramRouter(this);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final byte[] plain = new byte[PacketSocket.MAX_DATAGRAM];
    private final Thread thread =
            Thread.ofPlatform().name("relay-loop").daemon(true).unstarted(this::run);
    private volatile boolean waiting;
    private volatile boolean stopping;

    LoopCore(
            PacketSocket socket,
            LoopStatistics statistics,
            DtlsIdentity identity,
            LongSupplier clock,
            int maxHandshakes) {
        this.identity = identity;
        this.socket = socket;
        this.statistics = statistics;
        guard = new ListenerGuard(statistics, clock);
        pauses = new PauseDetector(clock, guard);
        timers = new LoopTimers(guard);
        handshakes = new HandshakeLimit(maxHandshakes);
        pauses.add(millis -> excuse());
        timers.add(TimeUnit.MILLISECONDS.toNanos(EXPIRY_MILLIS), this::expire, pauses.now());
    }

    void start() {
        thread.start();
    }

    private void run() {
        ThreadPriority.raise();
        try (socket) {
            while (!stopping) {
                turn();
            }
            runTasks();
            socket.flush();
        }
        transports.all().forEach(ClientTransport::close);
    }

    private void turn() {
        observe();
        timers.run(pauses.now());
        runTasks();
        flush();
        awaitWork();
        int batches = 0;
        while (batches++ < BATCHES_PER_TURN && receiveBatch()) {
            flush();
        }
    }

    /** A pause makes what is in line the word of the relay's former self. */
    private void observe() {
        if (pauses.observe()) {
            statistics.paused();
            socket.discard();
        }
    }

    /** As many as do not keep datagrams waiting; each learns of a pause before it runs. */
    private void runTasks() {
        for (int i = 0; i < TASKS_PER_TURN; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            observe();
            guard.run(task);
        }
    }

    private void flush() {
        observe();
        socket.flush();
    }

    private void awaitWork() {
        waiting = true;
        boolean idle = tasks.isEmpty() && !stopping;
        socket.await(idle ? timers.nanosToNext(pauses.now(), LONGEST_WAIT_NANOS) : 0);
        waiting = false;
    }

    private boolean receiveBatch() {
        int count = socket.receive();
        observe();
        for (int i = 0; i < count; i++) {
            try {
                router.route(socket.buffer(i), socket.length(i), socket.from(i), pauses.now());
            } catch (Throwable e) {
                guard.failed(e);
            }
        }
        return count > 0;
    }

    private void expire(long now) {
        for (ClientTransport transport : transports.all()) {
            try {
                transport.expire(now);
            } catch (Throwable e) {
                guard.failed(e);
            }
        }
    }

    private void excuse() {
        for (ClientTransport transport : transports.all()) {
            transport.excuse(pauses.now());
        }
    }

    boolean isLoopThread() {
        return Thread.currentThread() == thread;
    }

    boolean isStopping() {
        return stopping;
    }

    LoopTimers timers() {
        return timers;
    }

    PauseDetector pauses() {
        return pauses;
    }

    DatagramRouter router() {
        return router;
    }

    @Override
    public void post(Runnable task) {
        tasks.add(task);
        if (waiting) {
            socket.wakeUp();
        }
    }

    @Override
    public long nanoTime() {
        return pauses.now();
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

    /**
     * Ends the thread after the tasks given so far; returns when the socket is closed, at once on
     * the loop thread.
     */
    void stop() {
        stopping = true;
        socket.wakeUp();
        if (isLoopThread()) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
