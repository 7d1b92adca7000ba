package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a loop gets its socket. */
@FunctionalInterface
interface PacketSockets {
    /** System property that chooses: {@code native} (the default where it works) or {@code nio}. */
    String PROPERTY = "evenkeel.relay.socket";

    PacketSocket bind(InetSocketAddress address, LoopStatistics statistics) throws IOException;

    /** The fastest this machine and its configuration allow. */
    static PacketSockets best() {
        if (!Libc.isSupported() || System.getProperty(PROPERTY, "native").equals("nio")) {
            return NioPacketSocket::bind;
        }
        return PacketSockets::bindNativeOrNio;
    }

    private static PacketSocket bindNativeOrNio(
            InetSocketAddress address, LoopStatistics statistics) throws IOException {
        try {
            return NativePacketSocket.bind(address, statistics);
        } catch (LinkageError | IllegalCallerException e) {
            Logger log = LoggerFactory.getLogger(PacketSockets.class);
            log.warn("native-socket-unavailable fallback=nio reason=\"{}\"", e.toString());
            return NioPacketSocket.bind(address, statistics);
        }
    }
}
