package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/** How a test client's datagrams travel. */
interface ClientLink extends AutoCloseable {
    /** Told of each datagram that comes, on a thread of the link's. */
    interface Receiver {
        void datagram(byte[] datagram);
    }

    /** Makes a link, from a port of its own. */
    interface Factory {
        ClientLink open(Receiver receiver) throws IOException;
    }

    InetSocketAddress localAddress() throws IOException;

    void send(byte[] buffer, int length, InetSocketAddress to) throws IOException;

    @Override
    void close() throws IOException;
}
