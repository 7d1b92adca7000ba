package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.BridgeReceiver;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.outbound.HeartbeatStream;
import dev.evenkeel.media.sfu.room.BridgeCounters;
import dev.evenkeel.media.sfu.room.BridgeDesk;
import dev.evenkeel.media.sfu.room.BridgedCascade;
import dev.evenkeel.media.sfu.room.Counters;
import dev.evenkeel.media.sfu.room.Heartbeats;
import dev.evenkeel.media.sfu.room.Meeting;
import dev.evenkeel.media.sfu.room.MeetingDirectory;
import dev.evenkeel.media.sfu.room.Placements;
import dev.evenkeel.media.sfu.room.Session;
import dev.evenkeel.media.sfu.room.Sessions;
import dev.evenkeel.media.sfu.room.Snapshots;
import dev.evenkeel.media.sfu.room.TapDesk;
import dev.evenkeel.media.sfu.room.Validations;
import dev.evenkeel.media.sfu.sdp.Candidates;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The relay's parts, how they hang together, and what they do when. */
final class RelayParts {
    private static final long WATCH_MILLIS = 10;
    private static final long REGULATION_MILLIS = 100;
    private static final long STATE_MILLIS = 200;
    private static final long REPORT_MILLIS = 1_000;
    private static final long TAP_MILLIS = 100;

    private final RelayLoop loop;
    private final MeetingDirectory directory;
    private final Bridge bridge;
    private final BridgedCascade cascade;
    private final Placements placements;
    private final Sessions sessions;
    private final Validations validations;
    private final Heartbeats heartbeats;
    private final BridgeDesk bridgeDesk;
    private final BridgeReceiver bridgeReceiver;
    private final Snapshots snapshots;
    private final TapDesk taps;
    private final Insight insight;

    private RelayParts(
            RelayLoop loop,
            RelaySettings settings,
            RelayListener listener,
            RandomGenerator random,
            long instance) {
        this.loop = loop;
        String relayId = settings.relayId();
        Counters counters = new Counters();
        BridgeCounters bridgeCounters = new BridgeCounters(counters);
        MediaPacket packet = new MediaPacket();
        directory = new MeetingDirectory();
        bridge = new Bridge(relayId, settings.bridgeKey(), instance, loop, bridgeCounters);
        cascade = new BridgedCascade(bridge, directory);
        placements =
                new Placements(relayId, directory, cascade, listener, counters, this::endSessions);
        sessions =
                new Sessions(
                        loop,
                        placements,
                        directory,
                        candidates(settings, loop),
                        listener,
                        random,
                        packet);
        validations = new Validations(bridge, directory, placements, random);
        heartbeats = new Heartbeats(directory, cascade);
        bridgeDesk =
                new BridgeDesk(
                        bridge,
                        directory,
                        validations,
                        placements,
                        heartbeats,
                        listener,
                        counters,
                        packet);
        bridgeReceiver =
                new BridgeReceiver(settings.bridgeKey(), bridge, bridgeDesk, bridgeCounters);
        snapshots = new Snapshots(relayId, loop, directory, bridge, counters);
        taps = new TapDesk(directory);
        insight = new Insight(loop, directory, counters);
    }

    static RelayParts assemble(
            RelayLoop loop,
            RelaySettings settings,
            RelayListener listener,
            RandomGenerator random,
            long instance) {
        return new RelayParts(loop, settings, listener, random, instance);
    }

    private static Candidates candidates(RelaySettings settings, RelayLoop loop) {
        Advertised said = settings.advertised();
        int port = said.port() != 0 ? said.port() : loop.localAddress().getPort();
        int tcpPort = said.tcpPort() != 0 ? said.tcpPort() : port;
        return new Candidates(said.addresses(), port, settings.loop().tcp() ? tcpPort : 0);
    }

    private void endSessions(Meeting meeting, String reason) {
        sessions.endAll(meeting, reason);
    }

    void begin() {
        loop.onBridgeDatagram(bridgeReceiver);
        loop.onPause(this::paused);
        loop.every(WATCH_MILLIS, this::watch);
        loop.every(HeartbeatStream.PERIOD_MILLIS, this::heartbeat);
        loop.every(REGULATION_MILLIS, this::regulate);
        loop.every(STATE_MILLIS, this::repeatStates);
        loop.every(TAP_MILLIS, taps::tick);
        loop.every(REPORT_MILLIS, this::report);
    }

    boolean place(Placement placement, Map<String, InetSocketAddress> bridges) {
        long now = loop.nanoTime();
        boolean accepted = placements.place(placement, now);
        if (accepted) {
            bridges.forEach((relayId, address) -> bridge.address(relayId, address, now));
            cascade.refreshPeers(now);
            placements.review(placement.meetingId(), now);
        }
        return accepted;
    }

    private void paused(long millis) {
        placements.fenceAll(millis, loop.nanoTime());
        validations.begin();
    }

    private void watch(long now) {
        bridge.watch(now, WATCH_MILLIS, bridgeDesk);
        for (Session session : directory.sessions()) {
            session.tick(now);
        }
        bridgeDesk.tick(now);
        cascade.flush(now);
    }

    private void regulate(long now) {
        for (Meeting meeting : directory.meetings()) {
            meeting.listen(now);
        }
        for (Session session : directory.sessions()) {
            session.regulate(now);
        }
        directory.meetings().forEach(meeting -> meeting.weighLayers(now));
    }

    private void heartbeat(long now) {
        bridge.heartbeat(now);
        heartbeats.send();
    }

    private void repeatStates(long now) {
        cascade.sendStates(now);
        validations.ask();
    }

    private void report(long now) {
        for (Session session : directory.sessions()) {
            session.report(now);
            session.announceLayers();
        }
        directory.meetings().forEach(Meeting::announceSpeakers);
        placements.forgetOld(now);
    }

    /** Tells the other relays at once what a call changed. */
    void flush() {
        cascade.flush(loop.nanoTime());
    }

    Sessions sessions() {
        return sessions;
    }

    Placements placements() {
        return placements;
    }

    TapDesk taps() {
        return taps;
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Insight insight() {
        return insight;
    }
}
