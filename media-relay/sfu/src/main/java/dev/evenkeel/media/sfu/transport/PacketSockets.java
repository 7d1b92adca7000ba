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

    /**
     * @param trafficClass of what is sent: {@code IP_TOS}, {@code IPV6_TCLASS}
     */
    PacketSocket bind(InetSocketAddress address, int trafficClass, LoopStatistics statistics)
            throws IOException;

    /** The fastest this machine and its configuration allow. */
    static PacketSockets best() {
        if (System.getProperty(PROPERTY, "native").equals("nio")) {
            return (address, mark, statistics) -> nio(address, mark, statistics, "configured");
        }
        if (!Libc.isSupported()) {
            return (address, mark, statistics) ->
                    nio(address, mark, statistics, "not 64-bit Linux");
        }
        return PacketSockets::bindNativeOrNio;
    }

    private static PacketSocket bindNativeOrNio(
            InetSocketAddress address, int trafficClass, LoopStatistics statistics)
            throws IOException {
        try {
            PacketSocket socket = NativePacketSocket.bind(address, trafficClass, statistics);
            log().info("event=packet-socket kind=native");
            return socket;
        } catch (LinkageError | IllegalCallerException e) {
            return nio(address, trafficClass, statistics, e.toString());
        }
    }

    private static PacketSocket nio(
            InetSocketAddress address, int trafficClass, LoopStatistics statistics, String reason)
            throws IOException {
        log().info("event=packet-socket kind=nio reason=\"{}\"", reason);
        return NioPacketSocket.bind(address, trafficClass, statistics);
    }

    private static Logger log() {
        return LoggerFactory.getLogger(PacketSockets.class);
    }
}
