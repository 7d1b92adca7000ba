package dev.evenkeel.testkit.udp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends every datagram back to whoever sent it. */
final class EchoServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final Thread thread;
    private final Set<SocketAddress> clients = ConcurrentHashMap.newKeySet();

    EchoServer() throws IOException {
        this(0);
    }

    EchoServer(int port) throws IOException {
        socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"));
        thread = Thread.ofPlatform().daemon().name("echo").start(this::run);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    Set<SocketAddress> clients() {
        return clients;
    }

    @Override
    public void close() {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                packet.setLength(2048);
                socket.receive(packet);
                clients.add(packet.getSocketAddress());
                socket.send(packet);
            }
        } catch (IOException closed) {
            return;
        }
    }
}
