package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.tcp.TcpCounters;
import java.net.InetSocketAddress;
import java.util.function.LongConsumer;

/**
 * The one thread and one UDP socket of a relay. All listeners, tasks and timers run on that thread,
 * one at a time; nothing they own needs a lock.
 */
public interface RelayLoop extends AutoCloseable {

    /** The bound address. */
    InetSocketAddress localAddress();

    /**
     * SHA-256 fingerprint of the DTLS certificate, as in {@code a=fingerprint} (RFC 8122):
     * upper-case hex pairs with colons.
     */
    String fingerprint();

    /**
     * Makes an ICE-lite, DTLS-server transport that waits for its client. Loop thread only.
     *
     * @param remoteFingerprint the client's SHA-256 certificate fingerprint from its offer
     */
    MediaTransport open(String remoteFingerprint, TransportListener listener);

    /**
     * Runs a task on the loop thread as soon as it is free. Any thread. After {@link #close} the
     * loop thread's own tasks may be forgotten; others meet a {@link
     * java.util.concurrent.RejectedExecutionException}.
     */
    void execute(Runnable task);

    /**
     * Runs a task on the loop thread again and again. The argument is the loop's monotonic time in
     * nanoseconds.
     */
    void every(long periodMillis, LongConsumer task);

    /** Takes datagrams whose first byte is 0xC0–0xDF. */
    void onBridgeDatagram(BridgeListener listener);

    /**
     * Told, before anything received meanwhile is handled, that the thread did not run for at least
     * 1 s. What waits in the socket was sent to the relay's former self.
     */
    void onPause(LongConsumer pausedMillis);

    /** Sends one datagram as it is. Loop thread only. */
    void send(byte[] buffer, int offset, int length, InetSocketAddress to);

    /** Makes a probe of a UDP port elsewhere. Loop thread only. */
    PortProbe probe(InetSocketAddress to);

    /** Monotonic time in nanoseconds, read once per batch of packets. */
    long nanoTime();

    /** What the loop did since it started. Any thread. */
    LoopCounters counters();

    /** Of ICE over TCP. Any thread. */
    TcpCounters tcp();

    @Override
    void close();

    /** Takes bridge datagrams; the buffer belongs to the loop and is reused after return. */
    interface BridgeListener {
        void datagram(
                byte[] buffer, int offset, int length, InetSocketAddress from, long arrivalNanos);
    }
}
