package dev.evenkeel.media.sfu;

import java.net.InetSocketAddress;

/**
 * How a relay is set up.
 *
 * @param bind address and port of the one UDP socket; port 0 chooses a free one
 * @param advertised what the ICE candidate says; port 0 means the bound one
 * @param bridgeKey 32 bytes shared by all relays of the installation
 */
public record RelaySettings(
        String relayId, InetSocketAddress bind, InetSocketAddress advertised, byte[] bridgeKey) {}
