package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;

/**
 * UDP through Linux's {@code recvmmsg} and {@code sendmmsg}: one system call per batch, nothing
 * allocated per datagram. Datagrams of one peer travel the network stack together where the kernel
 * can cut and join them (UDP_SEGMENT and UDP_GRO, udp(7)).
 */
final class NativePacketSocket implements PacketSocket {
    private static final int POLL_ENTRY = 8;

    /** Errors of earlier datagrams that one flush puts up with before it takes them for its own. */
    private static final int MOST_OLD_ERRORS = 16;

    /** How long a flush waits for room before it gives up on the rest: 2 ms five times. */
    private static final int MOST_WAITS = 5;

    private static final int WAIT_MILLIS = 2;

    private final Arena arena;
    private final Libc libc;
    private final NativeSocket socket;
    private final WakeUpSignal signal;
    private final InetSocketAddress local;
    private final LoopStatistics statistics;
    private final AddressCache addresses = new AddressCache(new SecureRandom().nextLong());
    private final MemorySegment polled;
    private final MemorySegment polledForRoom;
    private final MemorySegment signalled;
    private final ReceiveQueue received;
    private final SendQueue queue;
    private final byte[] incoming = new byte[MAX_DATAGRAM];
    private final byte[] outgoing = new byte[MAX_SEND];
    private boolean segmentation = true;
    private int oldErrors;
    private int waits;

    private NativePacketSocket(
            Arena arena,
            Libc libc,
            NativeSocket socket,
            WakeUpSignal signal,
            LoopStatistics statistics)
            throws IOException {
        this.arena = arena;
        this.libc = libc;
        this.socket = socket;
        this.signal = signal;
        this.statistics = statistics;
        local = socket.localAddress();
        polled = arena.allocate(2 * POLL_ENTRY, 8);
        watch(polled, 0, socket.fd(), Libc.POLLIN);
        watch(polled, 1, signal.fd(), Libc.POLLIN);
        polledForRoom = arena.allocate(POLL_ENTRY, 8);
        watch(polledForRoom, 0, socket.fd(), Libc.POLLOUT);
        signalled = arena.allocate(ValueLayout.JAVA_LONG);
        received = new ReceiveQueue(arena, socket.codec(), socket.joinReceived());
        queue = new SendQueue(arena, socket.codec());
    }

    static NativePacketSocket bind(
            InetSocketAddress address, int trafficClass, LoopStatistics statistics)
            throws IOException {
        WakeUpSignal signal = new WakeUpSignal();
        Arena arena = Arena.ofShared();
        try {
            Libc libc = new Libc(arena);
            NativeSocket socket = NativeSocket.bind(libc, address, trafficClass);
            return new NativePacketSocket(arena, libc, socket, signal, statistics);
        } catch (IOException | RuntimeException e) {
            arena.close();
            signal.close();
            throw e;
        }
    }

    /** {@code struct pollfd}, poll(2). */
    private static void watch(MemorySegment entries, int entry, int fd, int events) {
        entries.set(ValueLayout.JAVA_INT, (long) entry * POLL_ENTRY, fd);
        entries.set(ValueLayout.JAVA_SHORT, (long) entry * POLL_ENTRY + 4, (short) events);
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public void await(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanos) + 999_999);
        int ready = libc.poll(polled, 2, (int) millis);
        if (ready > 0 && polled.get(ValueLayout.JAVA_SHORT, POLL_ENTRY + 6) != 0) {
            libc.read(signal.fd(), signalled);
        }
    }

    @Override
    public void wakeUp() {
        signal.raise();
    }

    @Override
    public int receive() {
        return received.fill(libc, socket.fd());
    }

    @Override
    public byte[] buffer(int index) {
        received.copy(index, incoming);
        return incoming;
    }

    @Override
    public int length(int index) {
        return received.length(index);
    }

    @Override
    public RemoteAddress from(int index) {
        return received.from(index, addresses);
    }

    @Override
    public byte[] sendBuffer() {
        return outgoing;
    }

    @Override
    public void send(int length, RemoteAddress to) {
        if (queue.isFull()) {
            flush();
        }
        queue.add(outgoing, length, to, segmentation);
    }

    @Override
    public void flush() {
        if (queue.messages() == 0) {
            return;
        }
        queue.prepare();
        oldErrors = 0;
        waits = 0;
        int message = 0;
        while (message < queue.messages()) {
            int left = queue.messages() - message;
            int sent = libc.sendmmsg(socket.fd(), queue.from(message), left);
            if (sent > 0) {
                countSent(message, sent);
                message += sent;
            } else {
                message += refused(message, libc.errno());
            }
        }
        queue.clear();
    }

    private void countSent(int message, int count) {
        for (int i = message; i < message + count; i++) {
            statistics.sent(queue.datagramsOf(i), queue.bytesOf(i));
        }
    }

    /**
     * Deals with a message the kernel did not take, send(2); how many messages are done with by
     * that.
     */
    private int refused(int message, int errno) {
        return switch (errno) {
            case Libc.EINTR -> 0;
            case Libc.ECONNREFUSED -> isOld() ? 0 : lost(message, message + 1, errno);
            case Libc.EAGAIN -> roomComes() ? 0 : lost(message, queue.messages(), errno);
            case Libc.ENOBUFS, Libc.ENOMEM -> lost(message, message + 1, errno);
            default -> sendOneByOne(message, errno);
        };
    }

    /** An ICMP error is told once, to whoever sends next: this message was not tried yet. */
    private boolean isOld() {
        return ++oldErrors <= MOST_OLD_ERRORS;
    }

    /** The network takes its time: a burst may be more than the socket's buffer holds. */
    private boolean roomComes() {
        return ++waits <= MOST_WAITS && libc.poll(polledForRoom, 1, WAIT_MILLIS) >= 0;
    }

    /** A full socket takes none of the rest either. */
    private int lost(int from, int to, int errno) {
        for (int i = from; i < to; i++) {
            statistics.sendFailed(queue.datagramsOf(i), reason(errno));
        }
        return to - from;
    }

    /**
     * A message of several datagrams may be more than a device or path takes (EIO, EMSGSIZE): then
     * they go one by one.
     */
    private int sendOneByOne(int message, int errno) {
        int datagrams = queue.datagramsOf(message);
        if (datagrams == 1) {
            return lost(message, message + 1, errno);
        }
        if (errno == Libc.EIO) {
            segmentation = false;
        }
        for (int i = 0; i < datagrams; i++) {
            if (libc.sendmmsg(socket.fd(), queue.alone(message, i), 1) == 1) {
                statistics.sent(1, queue.bytesOf(message, i));
            } else {
                statistics.sendFailed(1, reason(libc.errno()));
            }
        }
        return 1;
    }

    private static DropReason reason(int errno) {
        return switch (errno) {
            case Libc.EAGAIN, Libc.ENOBUFS, Libc.ENOMEM -> DropReason.SOCKET_FULL;
            case Libc.ENETUNREACH, Libc.EHOSTUNREACH, Libc.ECONNREFUSED, Libc.EADDRNOTAVAIL ->
                    DropReason.SOCKET_UNREACHABLE;
            case Libc.EMSGSIZE -> DropReason.SOCKET_TOO_LONG;
            default -> DropReason.SOCKET_REFUSED;
        };
    }

    @Override
    public void discard() {
        queue.clear();
    }

    @Override
    public void close() {
        signal.close();
        socket.close();
        arena.close();
    }
}
