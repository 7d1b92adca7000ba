package dev.evenkeel.media.app.placement;

import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the bridges of other relays listen, as last heard. */
@Singleton
public class BridgeAddresses {
    private static final Pattern HOST_PORT =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\[\\]:]+)):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, InetSocketAddress> byRelay = new ConcurrentHashMap<>();

    /**
     * Takes over those that can be resolved, unless one is not an address at all; then none. Blocks
     * while names are looked up.
     *
     * @return the relay whose address can't be read, if there is one
     */
    public Optional<String> learn(Map<String, String> addresses) {
        Optional<String> unreadable =
                addresses.entrySet().stream()
                        .filter(entry -> !isHostPort(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (unreadable.isEmpty()) {
            addresses.forEach(
                    (relay, text) -> resolve(text).ifPresent(address -> put(relay, address)));
        }
        return unreadable;
    }

    /** All known ones. */
    public Map<String, InetSocketAddress> known() {
        return Map.copyOf(byRelay);
    }

    Optional<InetSocketAddress> of(String relayId) {
        return Optional.ofNullable(byRelay.get(relayId));
    }

    void put(String relayId, InetSocketAddress address) {
        byRelay.put(relayId, address);
    }

    void restore(String relayId, Optional<InetSocketAddress> before) {
        before.ifPresentOrElse(
                address -> byRelay.put(relayId, address), () -> byRelay.remove(relayId));
    }

    /** Reads {@code host:port}; empty when it is something else, or a name nobody knows. Blocks. */
    static Optional<InetSocketAddress> resolve(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        if (!matcher.matches() || !isPort(matcher.group(3))) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(new InetSocketAddress(host, Integer.parseInt(matcher.group(3))))
                .filter(address -> !address.isUnresolved());
    }

    private static boolean isHostPort(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        return matcher.matches() && isPort(matcher.group(3));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= HIGHEST_PORT;
    }
}
