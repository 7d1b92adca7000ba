package dev.evenkeel.local.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port a component listens on.
 *
 * @param use what for, for example {@code http}
 */
public record Port(String use, Protocol protocol, int number) {
    /** The transport. */
    public enum Protocol {
        TCP,
        UDP
    }

    public static Port tcp(String use, int number) {
        return new Port(use, Protocol.TCP, number);
    }

    public static Port udp(String use, int number) {
        return new Port(use, Protocol.UDP, number);
    }

    /** Whether a program on 127.0.0.1 could listen here now. */
    public boolean isFree() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
        return switch (protocol) {
            case TCP -> isTcpFree(address);
            case UDP -> isUdpFree(address);
        };
    }

    private static boolean isTcpFree(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            // Connections of a killed predecessor that linger in TIME_WAIT are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean isUdpFree(InetSocketAddress address) {
        try (var socket = new DatagramSocket(null)) {
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
