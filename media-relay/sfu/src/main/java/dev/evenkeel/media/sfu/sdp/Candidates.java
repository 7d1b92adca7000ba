package dev.evenkeel.media.sfu.sdp;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The relay's host candidates: UDP at every address, and then TCP at every address.
 *
 * @param addresses IPv4 and IPv6, the preferred one first
 * @param port for UDP
 * @param tcpPort for TCP; 0 where TCP is not spoken
 */
public record Candidates(List<String> addresses, int port, int tcpPort) {
    /** Type preference of host candidates, RFC 8445 §5.1.2.2. */
    private static final long HOST = 126L << 24;

    /** RFC 8445 §5.1.2.1: of one address the greatest, of several each its own. */
    private static final int PREFERENCES = 65_535;

    /** RFC 6544 §4.2: direction preference 4 of a passive host candidate, and what is left. */
    private static final int PASSIVE = 4 << 13;

    private static final int OTHER_PREFERENCES = (1 << 13) - 1;

    /** 256 less the one component, RTP with RTCP. */
    private static final int COMPONENT = 255;

    public Candidates {
        addresses = List.copyOf(addresses);
    }

    /** For the connection line: where whoever knows no ICE would send. */
    String address() {
        return addresses.getFirst();
    }

    String family() {
        return address().indexOf(':') >= 0 ? "IP6" : "IP4";
    }

    /** The attributes, the preferred one first. */
    Stream<String> attributes() {
        int count = addresses.size();
        Stream<String> udp =
                IntStream.range(0, count)
                        .mapToObj(i -> attribute(i + 1, "udp", PREFERENCES - i, i, port));
        Stream<String> tcp =
                IntStream.range(0, tcpPort == 0 ? 0 : count)
                        .mapToObj(i ->
                                attribute(
                                                count + i + 1,
                                                "tcp",
                                                PASSIVE | (OTHER_PREFERENCES - i),
                                                i,
                                                tcpPort)
                                        + " tcptype passive");
        return Stream.concat(udp, tcp);
    }

    private String attribute(int foundation, String protocol, int preference, int address, int at) {
        long priority = HOST | (long) preference << 8 | COMPONENT;
        return "candidate:%d 1 %s %d %s %d typ host"
                .formatted(foundation, protocol, priority, addresses.get(address), at);
    }
}
