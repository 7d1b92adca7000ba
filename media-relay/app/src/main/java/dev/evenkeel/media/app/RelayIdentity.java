package dev.evenkeel.media.app;

import java.util.regex.Pattern;

/**
 * Who this process is among the relays.
 *
 * @param relayId kept over restarts
 * @param instanceId new with each start
 * @param controlUrl where room-service reaches the control API
 * @param bridgeAddress {@code host:port} for bridge datagrams
 */
public record RelayIdentity(
        String relayId, String instanceId, String region, String controlUrl, String bridgeAddress) {
    private static final Pattern RELAY_ID = Pattern.compile("[a-z0-9-]{1,40}");

    public RelayIdentity {
        if (!isRelayId(relayId)) {
            throw new IllegalArgumentException(
                    "evenkeel.relay.id: expected [a-z0-9-]{1,40}, found \"" + relayId + "\"");
        }
    }

    /** Whether a text has the form of a relay's id. */
    public static boolean isRelayId(String text) {
        return RELAY_ID.matcher(text).matches();
    }
}
