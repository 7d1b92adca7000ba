package dev.evenkeel.testkit.udp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/**
 * The proxy as a process for tests that are not Java: {@code LossyUdpProxyMain <listen port>
 * <server port> <control port>}, all on 127.0.0.1, 0 for a free one. Prints one JSON line with its
 * ports when it is ready and ends when its standard input does.
 */
public final class LossyUdpProxyMain {
    private LossyUdpProxyMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "expected: <listen port> <server port> <control port>");
        }
        var server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        try (var proxy = LossyUdpProxy.start(Integer.parseInt(args[0]), server);
                var control = ProxyControl.start(Integer.parseInt(args[2]), proxy)) {
            System.out.printf(
                    "{\"port\": %d, \"controlPort\": %d}%n", proxy.port(), control.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
