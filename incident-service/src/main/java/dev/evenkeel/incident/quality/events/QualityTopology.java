package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.quality.domain.PathSecond;
import dev.evenkeel.incident.quality.domain.StreamCounters;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code telemetry.streams.v1} → deltas → seconds of a path → windows of 5 s, a new one every 1 s →
 * {@code quality.windows.v1}.
 *
 * <p>Windows hop by 1 s and are published once, when they close: consumers see one final value per
 * path and second, and a fault shows a second after the window holds enough of it. They are built
 * from one-second parts in the Processor API rather than from DSL windows because a meeting must be
 * judged as a whole (loss on a publisher's way up is a gap for all its receivers), because its
 * event time must not depend on the clocks of other meetings in the partition, and because the last
 * windows of a meeting that falls silent must still close.
 *
 * <p>State is in memory with a changelog: a few kilobytes per participant for some seconds,
 * restored from Kafka after a restart or a rebalance.
 */
final class QualityTopology {
    static final String COUNTERS = "stream-counters";
    static final String SECONDS = "path-seconds";
    static final String CLOCKS = "meeting-clocks";

    private static final String SAMPLES = "samples";
    private static final String WINDOWS = "windows";
    private static final String PUBLISHED = "published";

    private QualityTopology() {}

    static Topology build() {
        Serde<String> keys = Serdes.String();
        Serde<byte[]> values = Serdes.ByteArray();
        return new Topology()
                .addSource(
                        SAMPLES,
                        keys.deserializer(),
                        values.deserializer(),
                        Topics.TELEMETRY_STREAMS)
                .addProcessor(WINDOWS, WindowProcessor::new, SAMPLES)
                .addStateStore(store(COUNTERS, StreamCounters.class), WINDOWS)
                .addStateStore(store(SECONDS, PathSecond.class), WINDOWS)
                .addStateStore(store(CLOCKS, MeetingClock.class), WINDOWS)
                .addSink(
                        PUBLISHED,
                        Topics.QUALITY_WINDOWS,
                        keys.serializer(),
                        values.serializer(),
                        WINDOWS);
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.String(), JsonSerde.of(type));
    }
}
