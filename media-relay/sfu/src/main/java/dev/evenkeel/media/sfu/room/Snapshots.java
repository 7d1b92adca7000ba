package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.Egress;
import dev.evenkeel.media.sfu.transport.LoopCounters;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes the relay as it is. */
public final class Snapshots {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String relayId;
    private final RelayLoop loop;
    private final MeetingDirectory directory;
    private final Bridge bridge;
    private final Counters counters;

    public Snapshots(
            String relayId,
            RelayLoop loop,
            MeetingDirectory directory,
            Bridge bridge,
            Counters counters) {
        this.relayId = relayId;
        this.loop = loop;
        this.directory = directory;
        this.bridge = bridge;
        this.counters = counters;
    }

    /** To be called on the relay's thread. */
    public RelaySnapshot take() {
        List<RelaySnapshot.Meeting> meetings = new ArrayList<>();
        List<RelaySnapshot.Session> sessions = new ArrayList<>();
        List<RelaySnapshot.Stream> streams = new ArrayList<>();
        boolean fenced = false;
        for (Meeting meeting : directory.meetings()) {
            meetings.add(describe(meeting));
            fenced |= meeting.mandate().fenced();
            for (Session session : meeting.sessions()) {
                sessions.add(describe(session));
                describeStreams(session, streams);
            }
        }
        return new RelaySnapshot(
                relayId,
                fenced,
                meetings,
                sessions,
                streams,
                describePeers(),
                describeCounters(),
                cpuNanos());
    }

    private static long cpuNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    }

    static RelaySnapshot.Meeting describe(Meeting meeting) {
        Mandate mandate = meeting.mandate();
        List<RelayPair> pairs = mandate.pairs();
        return new RelaySnapshot.Meeting(
                meeting.id(),
                mandate.epoch(),
                pairs.isEmpty() ? "" : pairs.getFirst().primary(),
                pairs.isEmpty() ? null : pairs.getFirst().standby(),
                pairs.isEmpty() ? pairs : pairs.subList(1, pairs.size()),
                mandate.fenced());
    }

    static RelaySnapshot.Session describe(Session session) {
        MediaTransport transport = session.transport();
        InetSocketAddress remote = transport == null ? null : transport.remoteAddress();
        return new RelaySnapshot.Session(
                session.id(),
                session.meeting().id(),
                session.participantId(),
                session.active(),
                session.serving(),
                session.activation(),
                transport == null ? "new" : transport.state(),
                remote == null ? null : remote.getHostString() + ":" + remote.getPort(),
                roomBitsPerSecond(session.lines().egress()));
    }

    private static long roomBitsPerSecond(@Nullable Egress egress) {
        return egress == null || egress.bitsPerSecond() == Egress.UNKNOWN
                ? -1
                : egress.bitsPerSecond();
    }

    static void describeStreams(Session session, List<RelaySnapshot.Stream> streams) {
        session.lines().publications().forEach(track -> streams.add(describe(session, track)));
        for (DownTrack track : session.lines().subscriptions().downTracks()) {
            streams.add(describe(session, track));
        }
    }

    private static RelaySnapshot.Stream describe(Session session, InboundTrack track) {
        var heartbeat = session.lines().heartbeat();
        return new RelaySnapshot.Stream(
                session.id(),
                session.meeting().id(),
                session.participantId(),
                false,
                track.info().participantId(),
                track.info().source(),
                track.info().video(),
                Integer.toUnsignedLong(track.info().ssrc()),
                track.packets(),
                track.bytes(),
                track.statistics().cumulativeLost(),
                track.statistics().jitterSeconds(),
                heartbeat == null ? -1 : heartbeat.report().roundTripSeconds(),
                track.nacks(),
                track.keyframeRequests(),
                track.flowing() ? "flowing" : "waiting",
                label(track.encoding()),
                track.info().layer());
    }

    private static RelaySnapshot.Stream describe(Session session, DownTrack track) {
        var stream = track.stream();
        return new RelaySnapshot.Stream(
                session.id(),
                session.meeting().id(),
                session.participantId(),
                true,
                stream.track().participantId(),
                stream.track().source(),
                stream.video(),
                Integer.toUnsignedLong(stream.ssrc()),
                track.packets(),
                track.bytes(),
                track.report().packetsLost(),
                (double) track.report().jitter() / stream.clockRate(),
                track.report().roundTripSeconds(),
                track.nacks(),
                track.keyframeRequests(),
                track.state().label(),
                label(track.encoding()),
                track.layer());
    }

    private static @Nullable String label(@Nullable Encoding encoding) {
        return encoding == null ? null : encoding.label();
    }

    private List<RelaySnapshot.Peer> describePeers() {
        long now = loop.nanoTime();
        return bridge.peers().stream()
                .map(peer ->
                        new RelaySnapshot.Peer(
                                peer.relayId(), peer.alive(), peer.silentNanos(now) / 1_000_000))
                .toList();
    }

    private RelaySnapshot.Counters describeCounters() {
        LoopCounters transports = loop.counters();
        return new RelaySnapshot.Counters(
                counters.packetsReceived,
                counters.packetsForwarded,
                counters.packetsDropped,
                counters.packetsDroppedFenced,
                counters.packetsSilenced,
                counters.bytesReceived,
                counters.bytesSent,
                transports.handshakesSucceeded(),
                transports.handshakesFailed(),
                counters.bridgePacketsReceived,
                counters.bridgePacketsSent,
                counters.bridgePacketsRejected,
                counters.forwardedUnderOldEpoch,
                counters.redundancyAdded,
                counters.redundancyRemoved);
    }
}
