package dev.evenkeel.media.app.stream;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.platform.id.Identifiers;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is worth saying of the streams at one moment: what comes in while packets flow, and what
 * goes out over sessions that are the active path of their participant. Nobody meets in a probe:
 * the browser that tests a path says itself how it was. Not thread-safe.
 */
final class StreamSamples {
    private record StreamKey(String sessionId, boolean outbound, long ssrc) {}

    private final Supplier<String> sampleIds;
    private Map<StreamKey, Long> packetsBefore = Map.of();

    StreamSamples(Supplier<String> sampleIds) {
        this.sampleIds = sampleIds;
    }

    List<StreamSample> of(RelaySnapshot snapshot, Instant at) {
        Set<String> active =
                snapshot.sessions().stream()
                        .filter(RelaySnapshot.Session::active)
                        .map(RelaySnapshot.Session::sessionId)
                        .collect(Collectors.toCollection(HashSet::new));
        List<StreamSample> samples =
                snapshot.streams().stream()
                        .filter(stream -> !Identifiers.isProbe(stream.meetingId()))
                        .filter(stream -> isWorthSaying(stream, active))
                        .map(stream ->
                                SampleMapping.sample(
                                        sampleIds.get(),
                                        snapshot.relayId(),
                                        stream,
                                        active.contains(stream.sessionId()),
                                        at))
                        .toList();
        packetsBefore = packets(snapshot);
        return samples;
    }

    private boolean isWorthSaying(RelaySnapshot.Stream stream, Set<String> active) {
        return stream.outbound()
                ? active.contains(stream.sessionId()) && stream.packets() > 0
                : stream.packets() > packetsBefore.getOrDefault(key(stream), 0L);
    }

    private static Map<StreamKey, Long> packets(RelaySnapshot snapshot) {
        Map<StreamKey, Long> packets = new HashMap<>();
        snapshot.streams().forEach(stream -> packets.put(key(stream), stream.packets()));
        return packets;
    }

    private static StreamKey key(RelaySnapshot.Stream stream) {
        return new StreamKey(stream.sessionId(), stream.outbound(), stream.ssrc());
    }
}
