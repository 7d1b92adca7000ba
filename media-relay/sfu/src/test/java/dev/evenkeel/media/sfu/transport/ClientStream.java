package dev.evenkeel.media.sfu.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A TCP connection whose frames (RFC 4571) are handed out by a virtual thread. */
final class ClientStream implements ClientLink {
    private final Receiver receiver;
    private @Nullable Socket socket;

    ClientStream(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public synchronized InetSocketAddress localAddress() {
        if (socket == null) {
            throw new IllegalStateException("not connected yet");
        }
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Connects to whom the first datagram is for. */
    @Override
    public synchronized void send(byte[] buffer, int length, InetSocketAddress to)
            throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(to.getAddress(), to.getPort());
            open.setTcpNoDelay(true);
            socket = open;
            Socket reading = open;
            Thread.ofVirtual().name("test client").start(() -> receive(reading));
        }
        byte[] frame = new byte[2 + length];
        frame[0] = (byte) (length >> 8);
        frame[1] = (byte) length;
        System.arraycopy(buffer, 0, frame, 2, length);
        open.getOutputStream().write(frame);
    }

    private void receive(Socket from) {
        try (DataInputStream in = new DataInputStream(from.getInputStream())) {
            while (true) {
                receiver.datagram(in.readNBytes(in.readUnsignedShort()));
            }
        } catch (IOException e) {
            // The relay or the test has ended it.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
