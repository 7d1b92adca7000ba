package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;

/**
 * A UDP socket whose datagrams are handed out by a virtual thread. Loopback, unless the system
 * property {@code evenkeel.test-client.address} names another local address.
 */
final class ClientSocket implements AutoCloseable {
    interface Receiver {
        void datagram(byte[] datagram);
    }

    private static final String ADDRESS = "evenkeel.test-client.address";
    private static final int KERNEL_BUFFER = 1 << 20;

    private final DatagramChannel channel;
    private final Receiver receiver;

    ClientSocket(Receiver receiver) throws IOException {
        this.receiver = receiver;
        channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, KERNEL_BUFFER);
        channel.bind(new InetSocketAddress(System.getProperty(ADDRESS, "127.0.0.1"), 0));
        Thread.ofVirtual().name("test client").start(this::receive);
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(PacketSocket.MAX_DATAGRAM);
        try {
            while (channel.isOpen()) {
                channel.receive(buffer.clear());
                receiver.datagram(Arrays.copyOf(buffer.array(), buffer.position()));
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                throw new IllegalStateException("test client cannot receive", e);
            }
        }
    }

    InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    void send(byte[] buffer, int length, InetSocketAddress to) throws IOException {
        channel.send(ByteBuffer.wrap(buffer, 0, length), to);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
