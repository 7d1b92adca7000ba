package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.PacketPath;
import dev.evenkeel.media.sfu.PacketPath.Node;
import dev.evenkeel.media.sfu.transport.DropReason;
import dev.evenkeel.media.sfu.transport.LoopCounters;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import dev.evenkeel.media.sfu.transport.tcp.TcpCounters;
import dev.evenkeel.media.sfu.transport.tcp.TcpTrouble;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts what loop and meetings count in the order in which packets meet it. */
public final class PacketPaths {
    private final RelayLoop loop;
    private final Counters counters;

    public PacketPaths(RelayLoop loop, Counters counters) {
        this.loop = loop;
        this.counters = counters;
    }

    public PacketPath read() {
        LoopCounters now = loop.counters();
        LoopCounters.Protocols by = now.protocols();
        return new PacketPath(
                List.of(
                        connections(loop.tcp()),
                        node(
                                now,
                                "socket-in",
                                now.received(),
                                DropReason.TRUNCATED,
                                DropReason.UNKNOWN_PROTOCOL,
                                DropReason.UNKNOWN_ADDRESS,
                                DropReason.BRIDGE_UNWANTED),
                        node(
                                now,
                                "ice",
                                by.stun(),
                                DropReason.STUN_MALFORMED,
                                DropReason.STUN_UNEXPECTED,
                                DropReason.STUN_UNKNOWN_USER,
                                DropReason.STUN_UNAUTHENTIC),
                        node(
                                now,
                                "dtls",
                                by.dtls(),
                                DropReason.HANDSHAKE_REFUSED,
                                DropReason.DTLS_OVERFLOW,
                                DropReason.DTLS_AFTER_END),
                        node(
                                now,
                                "srtp-in",
                                by.srtp(),
                                DropReason.NOT_CONNECTED,
                                DropReason.SRTP_MALFORMED,
                                DropReason.SRTP_REPLAYED,
                                DropReason.SRTP_UNAUTHENTIC,
                                DropReason.SRTP_EXHAUSTED),
                        meetings(),
                        node(
                                now,
                                "srtp-out",
                                by.toProtect(),
                                DropReason.SEND_NOT_CONNECTED,
                                DropReason.SEND_TOO_LONG,
                                DropReason.SEND_REFUSED),
                        node(
                                now,
                                "socket-out",
                                now.sent() + now.sendFailures(),
                                DropReason.SOCKET_FULL,
                                DropReason.SOCKET_UNREACHABLE,
                                DropReason.SOCKET_TOO_LONG,
                                DropReason.SOCKET_REFUSED)));
    }

    /** Not packets, but connections: those that came, and those that are open. */
    private static Node connections(TcpCounters tcp) {
        Map<String, Long> troubles = new TreeMap<>();
        tcp.troubles().forEach((trouble, count) -> troubles.put(label(trouble), count));
        long refused = tcp.troubles().getOrDefault(TcpTrouble.TOO_MANY, 0L);
        return new Node("tcp-connections", tcp.accepted() + refused, tcp.open(), troubles);
    }

    /** Of one packet as many as there are receivers. */
    private Node meetings() {
        return new Node(
                "meetings",
                counters.packetsReceived,
                counters.packetsForwarded,
                Map.of(
                        "fenced",
                        counters.packetsDroppedFenced,
                        "unusable",
                        counters.packetsDropped));
    }

    private static Node node(LoopCounters now, String name, long in, DropReason... reasons) {
        Map<String, Long> dropped = new TreeMap<>();
        long lost = 0;
        for (DropReason reason : reasons) {
            dropped.put(label(reason), now.dropped(reason));
            lost += now.dropped(reason);
        }
        return new Node(name, in, Math.max(0, in - lost), dropped);
    }

    private static String label(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
