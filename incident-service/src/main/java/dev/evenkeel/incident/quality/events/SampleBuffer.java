package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.telemetry.StreamSample;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Samples that wait until their second cannot change any more, ordered by meeting and time: what
 * comes of them does not depend on the order they came in, nor on how often each came.
 */
final class SampleBuffer {
    private final KeyValueStore<String, Waiting> store;

    /** A sample, the moment it speaks of, and the trace it came with ({@code ""}: none). */
    record Waiting(StreamSample sample, long eventMillis, String traceparent) {}

    SampleBuffer(KeyValueStore<String, Waiting> store) {
        this.store = store;
    }

    void add(Waiting waiting) {
        StreamSample sample = waiting.sample();
        store.put(
                at(sample.meetingId(), waiting.eventMillis())
                        + WindowProcessor.streamOf(sample)
                        + "|"
                        + sample.sampleId(),
                waiting);
    }

    /** Takes out all of a meeting before a time, the earliest first. */
    List<Waiting> takeBefore(String meetingId, long millis) {
        List<Waiting> taken = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Waiting> range =
                store.range(at(meetingId, 0), at(meetingId, millis))) {
            while (range.hasNext()) {
                KeyValue<String, Waiting> next = range.next();
                keys.add(next.key);
                taken.add(next.value);
            }
        }
        keys.forEach(store::delete);
        return taken;
    }

    private static String at(String meetingId, long millis) {
        return meetingId + "|" + "%015d".formatted(millis) + "|";
    }
}
