package dev.evenkeel.media.sfu;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where clients reach a relay, as its ICE candidates say.
 *
 * @param addresses IPv4 and IPv6 addresses, the preferred one first; at least one
 * @param port for UDP; 0 is the bound one
 * @param tcpPort for TCP; 0 is the one for UDP
 */
public record Advertised(List<String> addresses, int port, int tcpPort) {
    public Advertised {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a relay is reached at one address at least");
        }
    }

    /** One address, where the same port is TCP's and UDP's. */
    public static Advertised at(InetSocketAddress address) {
        return new Advertised(List.of(address.getHostString()), address.getPort(), 0);
    }
}
