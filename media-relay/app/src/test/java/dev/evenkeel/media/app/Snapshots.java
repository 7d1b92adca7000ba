package dev.evenkeel.media.app;

import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.sfu.RelaySnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Snapshots as an engine would give them. */
public final class Snapshots {
    public static final String MEETING = "abc-defg-hij";
    public static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private Snapshots() {}

    public static RelaySnapshot of(
            List<RelaySnapshot.Session> sessions,
            List<RelaySnapshot.Stream> streams,
            RelaySnapshot.Counters counters) {
        return of(sessions, streams, counters, 0);
    }

    private static RelaySnapshot of(
            List<RelaySnapshot.Session> sessions,
            List<RelaySnapshot.Stream> streams,
            RelaySnapshot.Counters counters,
            long cpuNanos) {
        return new RelaySnapshot(
                "relay-a", false, List.of(), sessions, streams, List.of(), counters, cpuNanos);
    }

    /** Of a relay whose thread has worked so long. */
    public static RelaySnapshot worked(Duration cpu) {
        return of(List.of(), List.of(), counters(0, 0, 0, 0), cpu.toNanos());
    }

    public static RelaySnapshot of(
            List<RelaySnapshot.Session> sessions, RelaySnapshot.Stream... streams) {
        return of(sessions, List.of(streams), counters(0, 0, 0, 0));
    }

    public static RelaySnapshot.Session session(String id, boolean active, String transport) {
        return new RelaySnapshot.Session(
                id, MEETING, "p-of-" + id, active, active, 1, transport, "127.0.0.1:40000", -1);
    }

    public static RelaySnapshot.Stream inbound(String session, long ssrc, long packets, long lost) {
        return new RelaySnapshot.Stream(
                session,
                MEETING,
                "p-of-" + session,
                false,
                "p-of-" + session,
                "camera",
                true,
                ssrc,
                packets,
                packets * 1_000,
                lost,
                0.002,
                0.030,
                3,
                4,
                "flowing",
                "vp8",
                0);
    }

    public static RelaySnapshot.Stream outbound(String session, long ssrc, long packets) {
        return new RelaySnapshot.Stream(
                session,
                MEETING,
                "p-of-" + session,
                true,
                "p-publisher",
                "microphone",
                false,
                ssrc,
                packets,
                packets * 100,
                0,
                0.001,
                -1,
                0,
                0,
                "flowing",
                "opus",
                0);
    }

    public static RelaySnapshot.Counters counters(
            long packetsReceived, long packetsForwarded, long bytesReceived, long bytesSent) {
        return new RelaySnapshot.Counters(
                packetsReceived,
                packetsForwarded,
                0,
                0,
                0,
                bytesReceived,
                bytesSent,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    public static Reading reading(RelaySnapshot snapshot, double second) {
        return new Reading(snapshot, NOW, (long) (second * 1e9), Duration.ZERO);
    }
}
