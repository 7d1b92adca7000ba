package dev.evenkeel.media.app.stamp;

import dev.evenkeel.platform.network.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** From where test packets are answered. */
final class SenderNetworks {
    private static final String KEY = "evenkeel.relay.stamp.networks";

    private final List<Network> networks;

    private SenderNetworks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Reads addresses and CIDR ranges.
     *
     * @param keyed whether packets prove that their sender knows the key
     * @throws IllegalArgumentException naming what is expected and what it is; one for everybody is
     *     refused without a key
     */
    static SenderNetworks read(List<String> ranges, boolean keyed) {
        List<Network> networks = new ArrayList<>();
        for (String range : ranges) {
            Network network =
                    Network.parse(range)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            KEY
                                                    + ": expected addresses or ranges such as 10.1.0.0/16 or 2001:db8::/32, found “"
                                                    + range
                                                    + "”"));
            if (network.length() == 0 && !keyed) {
                throw new IllegalArgumentException(
                        KEY
                                + ": expected evenkeel.relay.stamp.key-file with a range of everybody, found “"
                                + range
                                + "” and no key");
            }
            networks.add(network);
        }
        return new SenderNetworks(List.copyOf(networks));
    }

    boolean contain(InetAddress sender) {
        return networks.stream().anyMatch(network -> network.contains(sender));
    }
}
