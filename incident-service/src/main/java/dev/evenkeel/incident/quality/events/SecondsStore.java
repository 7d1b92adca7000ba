package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.quality.domain.PathKey;
import dev.evenkeel.incident.quality.domain.PathSecond;
import dev.evenkeel.incident.quality.domain.StreamDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Seconds of paths in a key-value store, ordered by meeting and time: {@code
 * meeting|second|participant|relay}.
 */
final class SecondsStore {
    private final KeyValueStore<String, PathSecond> store;

    SecondsStore(KeyValueStore<String, PathSecond> store) {
        this.store = store;
    }

    void add(long second, StreamSample sample, Optional<StreamDelta> delta) {
        String key =
                at(sample.meetingId(), second) + sample.participantId() + "|" + sample.relayId();
        PathSecond before = store.get(key);
        store.put(key, (before == null ? PathSecond.EMPTY : before).plus(sample, delta));
    }

    /** The paths of a meeting in each of the seconds before this one. */
    TreeMap<Long, Map<PathKey, PathSecond>> seconds(String meetingId, long endSecond, int count) {
        TreeMap<Long, Map<PathKey, PathSecond>> seconds = new TreeMap<>();
        try (KeyValueIterator<String, PathSecond> parts =
                range(meetingId, endSecond - count, endSecond)) {
            while (parts.hasNext()) {
                KeyValue<String, PathSecond> part = parts.next();
                String[] names = part.key.split("\\|", -1);
                seconds.computeIfAbsent(Long.parseLong(names[1]), _ -> new LinkedHashMap<>())
                        .put(new PathKey(names[2], names[3]), part.value);
            }
        }
        return seconds;
    }

    /** Forgets what came before a second. */
    void forgetBefore(String meetingId, long second) {
        delete(range(meetingId, 0, second));
    }

    /** Forgets a meeting. */
    void forget(String meetingId) {
        delete(store.range(meetingId + "|", meetingId + "|\uffff"));
    }

    /** The paths over all those seconds. */
    static Map<PathKey, PathSecond> sum(Map<Long, Map<PathKey, PathSecond>> seconds) {
        Map<PathKey, PathSecond> paths = new LinkedHashMap<>();
        seconds.values()
                .forEach(second ->
                        second.forEach((key, path) -> paths.merge(key, path, PathSecond::plus)));
        return paths;
    }

    private void delete(KeyValueIterator<String, PathSecond> parts) {
        List<String> gone = new ArrayList<>();
        try (parts) {
            parts.forEachRemaining(part -> gone.add(part.key));
        }
        gone.forEach(store::delete);
    }

    private KeyValueIterator<String, PathSecond> range(String meetingId, long from, long to) {
        return store.range(at(meetingId, Math.max(0, from)), at(meetingId, to));
    }

    private static String at(String meetingId, long second) {
        return meetingId + "|" + "%012d".formatted(second) + "|";
    }
}
