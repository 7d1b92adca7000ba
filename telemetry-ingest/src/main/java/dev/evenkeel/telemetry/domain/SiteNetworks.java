package dev.evenkeel.telemetry.domain;

import dev.evenkeel.platform.network.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which site somebody is at, by the address they report from; the narrowest network counts. */
public final class SiteNetworks {
    private static final String SITE_ID = "[a-z0-9][a-z0-9._-]{0,63}";

    private final Map<Network, String> sites = new HashMap<>();
    private final List<Integer> longestFirst;

    /**
     * The networks of all sites.
     *
     * @param bySite addresses and CIDR ranges by the site's id
     * @throws IllegalArgumentException naming the key, what is expected there, and what it is
     */
    public SiteNetworks(Map<String, List<String>> bySite) {
        bySite.forEach((site, networks) -> networks.forEach(network -> add(site, network)));
        TreeSet<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());
        sites.keySet().forEach(network -> lengths.add(network.length()));
        longestFirst = new ArrayList<>(lengths);
    }

    /** The site of an address literal; empty when it is nobody's. */
    public Optional<String> siteOf(String address) {
        return sites.isEmpty() ? Optional.empty() : Network.address(address).flatMap(this::siteOf);
    }

    private Optional<String> siteOf(InetAddress address) {
        return longestFirst.stream()
                .filter(length -> length <= Network.bits(address))
                .flatMap(length ->
                        Optional.ofNullable(sites.get(Network.around(address, length))).stream())
                .findFirst();
    }

    private void add(String site, String text) {
        String key = "evenkeel.telemetry.sites.\"" + site + "\".networks";
        if (!site.matches(SITE_ID)) {
            throw wrong(
                    key,
                    "an id of up to 64 small letters, digits and . _ -, a letter or digit first",
                    site);
        }
        Network network =
                Network.parse(text)
                        .orElseThrow(() ->
                                wrong(
                                        key,
                                        "an address, or the first address of a range and the length of its prefix such as 10.1.0.0/16 or 2001:db8::/32",
                                        text));
        String other = sites.putIfAbsent(network, site);
        if (other != null && !other.equals(site)) {
            throw wrong(key, "a network of no other site, and it is one of " + other, text);
        }
    }

    private static IllegalArgumentException wrong(String key, String expected, String actual) {
        return new IllegalArgumentException(
                "%s: expected %s; it is %s".formatted(key, expected, actual));
    }
}
