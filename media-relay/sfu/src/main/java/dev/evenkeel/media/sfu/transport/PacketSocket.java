package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.tcp.TcpCounters;
import java.net.InetSocketAddress;

/**
 * A bound, non-blocking UDP socket that belongs to one thread; only {@link #wakeUp} may be called
 * by others.
 */
interface PacketSocket extends AutoCloseable {
    /** Longest datagram taken; RTCP of a busy browser is up to 15 kB. */
    int MAX_DATAGRAM = 16_384;

    /** Longest datagram sent. */
    int MAX_SEND = 2_048;

    /** What the kernel is asked to buffer each way. */
    int KERNEL_BUFFER = 4 << 20;

    InetSocketAddress localAddress();

    /** Of the connections beside it. Any thread. */
    default TcpCounters tcp() {
        return TcpCounters.none();
    }

    /** Waits for a datagram, {@link #wakeUp} or the time. */
    void await(long nanos);

    /** Ends a present or the next {@link #await}. Any thread. */
    void wakeUp();

    /** Takes a batch of what is there; how many, 0 when nothing is. Look at one after the other. */
    int receive();

    /** A datagram of the batch, from position 0; valid until the next is looked at. */
    byte[] buffer(int index);

    /** Length of a datagram of the batch; more than {@link #MAX_DATAGRAM} when it was cut. */
    int length(int index);

    RemoteAddress from(int index);

    /** Room for the next datagram to send, {@link #MAX_SEND} bytes. */
    byte[] sendBuffer();

    /** Sends, or puts in line until {@link #flush}, what is in {@link #sendBuffer}. */
    void send(int length, RemoteAddress to);

    /** Sends what is in line. */
    void flush();

    /** Forgets what is in line. */
    void discard();

    @Override
    void close();
}
