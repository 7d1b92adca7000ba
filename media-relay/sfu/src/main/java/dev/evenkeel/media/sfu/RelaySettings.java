package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.transport.LoopSettings;
import java.net.InetSocketAddress;

/**
 * How a relay is set up.
 *
 * @param bind address and port of the one UDP socket; port 0 chooses a free one
 * @param advertised what the ICE candidates say
 * @param bridgeKey 32 bytes shared by all relays of the installation
 */
public record RelaySettings(
        String relayId,
        InetSocketAddress bind,
        LoopSettings loop,
        Advertised advertised,
        byte[] bridgeKey) {

    /** A relay that is reached over UDP only. */
    public RelaySettings(
            String relayId,
            InetSocketAddress bind,
            InetSocketAddress advertised,
            byte[] bridgeKey) {
        this(relayId, bind, LoopSettings.udpOnly(), Advertised.at(advertised), bridgeKey);
    }
}
