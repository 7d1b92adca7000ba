package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.quality.domain.MeetingWindow;
import dev.evenkeel.incident.quality.domain.PathKey;
import dev.evenkeel.incident.quality.domain.PathSecond;
import dev.evenkeel.incident.quality.domain.StreamDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Seconds of paths in a key-value store, ordered by meeting and time: {@code
 * meeting|second|participant|relay}.
 */
final class SecondsStore {
    private static final long WINDOW_SECONDS = MeetingWindow.SIZE.toSeconds();

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

    /** The paths of a meeting over the window that ends (exclusively) with this second. */
    Map<PathKey, PathSecond> window(String meetingId, long endSecond) {
        Map<PathKey, PathSecond> paths = new LinkedHashMap<>();
        try (KeyValueIterator<String, PathSecond> parts =
                range(meetingId, endSecond - WINDOW_SECONDS, endSecond)) {
            while (parts.hasNext()) {
                KeyValue<String, PathSecond> part = parts.next();
                String[] names = part.key.split("\\|", -1);
                paths.merge(new PathKey(names[2], names[3]), part.value, PathSecond::plus);
            }
        }
        return paths;
    }

    /** Forgets what no window that is still open can need. */
    void forgetBefore(String meetingId, long closedSecond) {
        delete(range(meetingId, 0, closedSecond + 1 - WINDOW_SECONDS));
    }

    /** Forgets a meeting. */
    void forget(String meetingId) {
        delete(store.range(meetingId + "|", meetingId + "|\uffff"));
    }

    private void delete(KeyValueIterator<String, PathSecond> parts) {
        List<String> gone = new ArrayList<>();
        try (parts) {
            parts.forEachRemaining(part -> gone.add(part.key));
        }
        gone.forEach(store::delete);
    }

    private KeyValueIterator<String, PathSecond> range(String meetingId, long from, long to) {
        return store.range(at(meetingId, from), at(meetingId, to));
    }

    private static String at(String meetingId, long second) {
        return meetingId + "|" + "%012d".formatted(second) + "|";
    }
}
