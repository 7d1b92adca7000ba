package dev.evenkeel.local.installation;

import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

/** The address this machine has on its network. */
public final class OwnAddress {
    /** Of a block for documentation (RFC 5737): connecting asks for a route, nothing is sent. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.1", 9);

    private OwnAddress() {}

    /** The IPv4 address of the default route; absent on a machine without a network. */
    public static Optional<String> find() {
        try (var socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return Optional.of(socket.getLocalAddress())
                    .filter(Inet4Address.class::isInstance)
                    .filter(own -> !own.isAnyLocalAddress() && !own.isLoopbackAddress())
                    .map(own -> own.getHostAddress());
        } catch (SocketException noRoute) {
            return Optional.empty();
        }
    }
}
