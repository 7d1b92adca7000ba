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
 * allocated per datagram.
 */
final class NativePacketSocket implements PacketSocket {
    private static final int BATCH = 64;
    private static final int SLOT = MAX_DATAGRAM + 64;
    private static final int POLL_ENTRY = 8;

    private final Arena arena;
    private final Libc libc;
    private final NativeSocket socket;
    private final WakeUpSignal signal;
    private final InetSocketAddress local;
    private final LoopStatistics statistics;
    private final AddressCache addresses = new AddressCache(new SecureRandom().nextLong());
    private final MemorySegment polled;
    private final MemorySegment signalled;
    private final MemorySegment received;
    private final MessageHeaders headers;
    private final SendQueue queue;
    private final byte[] incoming = new byte[MAX_DATAGRAM];
    private final byte[] outgoing = new byte[MAX_SEND];
    private boolean segmentation = true;

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
        watch(0, socket.fd());
        watch(1, signal.fd());
        signalled = arena.allocate(ValueLayout.JAVA_LONG);
        received = arena.allocate((long) BATCH * SLOT, 64);
        headers = new MessageHeaders(arena, BATCH, socket.codec());
        queue = new SendQueue(arena, socket.codec());
        for (int i = 0; i < BATCH; i++) {
            headers.setVector(i, received.address() + (long) i * SLOT, MAX_DATAGRAM);
        }
    }

    static NativePacketSocket bind(InetSocketAddress address, LoopStatistics statistics)
            throws IOException {
        WakeUpSignal signal = new WakeUpSignal();
        Arena arena = Arena.ofShared();
        try {
            Libc libc = new Libc(arena);
            NativeSocket socket = NativeSocket.bind(libc, address);
            return new NativePacketSocket(arena, libc, socket, signal, statistics);
        } catch (IOException | RuntimeException e) {
            arena.close();
            signal.close();
            throw e;
        }
    }

    private void watch(int entry, int fd) {
        polled.set(ValueLayout.JAVA_INT, (long) entry * POLL_ENTRY, fd);
        polled.set(ValueLayout.JAVA_SHORT, (long) entry * POLL_ENTRY + 4, (short) Libc.POLLIN);
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
        for (int i = 0; i < BATCH; i++) {
            headers.expectAddress(i);
        }
        return Math.max(0, libc.recvmmsg(socket.fd(), headers.from(0), BATCH));
    }

    @Override
    public byte[] buffer(int index) {
        MemorySegment.copy(
                received,
                ValueLayout.JAVA_BYTE,
                (long) index * SLOT,
                incoming,
                0,
                headers.length(index));
        return incoming;
    }

    @Override
    public int length(int index) {
        return headers.truncated(index) ? MAX_DATAGRAM + 1 : headers.length(index);
    }

    @Override
    public RemoteAddress from(int index) {
        return headers.address(index, addresses);
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
        int message = 0;
        while (message < queue.messages()) {
            int left = queue.messages() - message;
            int sent = libc.sendmmsg(socket.fd(), queue.from(message), left);
            if (sent > 0) {
                countSent(message, sent);
                message += sent;
            } else if (libc.errno() != Libc.EINTR) {
                refused(message++);
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
     * A message of several datagrams may be more than a device or path takes (EIO, EMSGSIZE): then
     * they go one by one.
     */
    private void refused(int message) {
        int datagrams = queue.datagramsOf(message);
        if (datagrams == 1) {
            statistics.sendFailed(1);
            return;
        }
        if (libc.errno() == Libc.EIO) {
            segmentation = false;
        }
        for (int i = 0; i < datagrams; i++) {
            if (libc.sendmmsg(socket.fd(), queue.alone(message, i), 1) == 1) {
                statistics.sent(1, queue.bytesOf(message) / datagrams);
            } else {
                statistics.sendFailed(1);
            }
        }
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
