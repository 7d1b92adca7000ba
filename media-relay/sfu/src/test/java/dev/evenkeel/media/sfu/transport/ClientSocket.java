package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A UDP socket whose datagrams are handed out by a virtual thread. Loopback, unless the system
 * property {@code evenkeel.test-client.address} names another local address.
 */
final class ClientSocket implements ClientLink {
    /** How eagerly datagrams are taken from the socket. */
    enum Reading {
        /** By a virtual thread, as they come. */
        EAGER,
        /** By a thread that runs before ordinary ones, to see when each came. */
        URGENT,
        /** Some milliseconds after they came, many at once: the cheapest. */
        GATHERED
    }

    private static final String ADDRESS = "evenkeel.test-client.address";
    private static final int KERNEL_BUFFER = 1 << 20;
    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private final DatagramChannel channel;
    private final Receiver receiver;

    ClientSocket(Receiver receiver, Reading reading) throws IOException {
        this(receiver, reading, System.getProperty(ADDRESS, "127.0.0.1"));
    }

    ClientSocket(Receiver receiver, Reading reading, String address) throws IOException {
        this.receiver = receiver;
        channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
        channel.bind(new InetSocketAddress(address, 0));
        switch (reading) {
            case EAGER -> Thread.ofVirtual().name("test client").start(() -> receive(0));
            case GATHERED -> Thread.ofVirtual().name("test client").start(() -> receive(PAUSE));
            case URGENT -> Thread.ofPlatform().daemon().start(this::receiveAtOnce);
        }
    }

    private void receiveAtOnce() {
        ThreadPriority.raise();
        receive(0);
    }

    /** Pauses after each datagram it had to wait for, so that it finds many when it comes back. */
    private void receive(long pauseNanos) {
        ByteBuffer buffer = ByteBuffer.allocate(PacketSocket.MAX_DATAGRAM);
        try {
            while (channel.isOpen()) {
                long asked = System.nanoTime();
                channel.receive(buffer.clear());
                if (pauseNanos > 0 && System.nanoTime() - asked > pauseNanos / 10) {
                    LockSupport.parkNanos(pauseNanos);
                }
                receiver.datagram(Arrays.copyOf(buffer.array(), buffer.position()));
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                throw new IllegalStateException("test client cannot receive", e);
            }
        }
    }

    @Override
    public InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    @Override
    public void send(byte[] buffer, int length, InetSocketAddress to) throws IOException {
        channel.send(ByteBuffer.wrap(buffer, 0, length), to);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
