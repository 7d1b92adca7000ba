package dev.evenkeel.media.sfu.transport.dtls;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams on their way from the thread that owns the socket to the thread that owns the
 * association, and back.
 */
final class DatagramQueue implements DatagramTransport {
    /** Fits the path of every client: IPv6's minimum MTU less IPv6 and UDP headers. */
    private static final int SEND_LIMIT = 1_232;

    private static final int RECEIVE_LIMIT = 4_096;
    private static final int CAPACITY = 32;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<byte[]> output;
    private volatile boolean closed;

    /**
     * @param output takes datagrams to send, from the association's thread
     */
    DatagramQueue(Consumer<byte[]> output) {
        this.output = output;
    }

    /** False when there are too many; DTLS retransmits. */
    boolean offer(byte[] datagram) {
        return !closed && received.offer(datagram);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
        byte[] datagram = next(waitMillis);
        if (closed) {
            throw new IOException("closed");
        }
        if (datagram == null) {
            return -1;
        }
        int copied = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, buffer, offset, copied);
        return copied;
    }

    /** Bouncy Castle waits without end for 0. */
    private byte @Nullable [] next(int waitMillis) throws IOException {
        if (closed) {
            return END;
        }
        try {
            return waitMillis == 0
                    ? received.take()
                    : received.poll(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        byte[] datagram = new byte[length];
        System.arraycopy(buffer, offset, datagram, 0, length);
        output.accept(datagram);
    }

    /** Wakes whoever waits in {@link #receive}, who then meets an exception. */
    @Override
    public void close() {
        closed = true;
        boolean woken = received.offer(END);
        // a full queue wakes the reader as well
        assert woken || !received.isEmpty();
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT;
    }
}
