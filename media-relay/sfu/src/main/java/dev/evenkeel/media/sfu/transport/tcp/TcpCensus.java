package dev.evenkeel.media.sfu.transport.tcp;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Says whether one more connection is taken. */
final class TcpCensus {
    /** One host has a whole /64 network of IPv6 addresses. */
    private static final int NETWORK = 8;

    private TcpCensus() {}

    static boolean admits(TcpLimits limits, List<TcpConnection> open, InetAddress newcomer) {
        byte[] network = network(newcomer);
        int neighbours = 0;
        int strangers = 0;
        for (TcpConnection connection : open) {
            if (Arrays.equals(network, network(connection.remote().getAddress()))) {
                neighbours++;
                strangers += connection.isProved() ? 0 : 1;
            }
        }
        return open.size() < limits.connections()
                && neighbours < limits.perAddress()
                && strangers < limits.strangersPerAddress();
    }

    private static byte[] network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length > NETWORK ? Arrays.copyOf(bytes, NETWORK) : bytes;
    }
}
