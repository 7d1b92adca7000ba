package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.quality.domain.PathSecond;
import dev.evenkeel.incident.quality.domain.StreamCounters;
import dev.evenkeel.incident.quality.domain.SubjectTally;
import dev.evenkeel.incident.quality.events.Output.Share;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code telemetry.streams.v1} → samples in order → deltas → seconds of a path → windows of 1, 5
 * and 60 s → {@code quality.windows.v1} (paths, 5 s, with a verdict) and {@code
 * quality.subjects.v1} (everything); the shares of relays and sites, and {@code
 * telemetry.links.v1}, go through a repartition by place.
 *
 * <p>Windows are published once, when they close: consumers see one final value. They are built
 * from one-second parts in the Processor API rather than from DSL windows because a meeting must be
 * judged as a whole (loss on a publisher's way up is a gap for all its receivers), because its
 * event time must not depend on the clocks of other meetings in the partition, and because the last
 * windows of a meeting that falls silent must still close.
 *
 * <p>State is in RocksDB with a changelog: a minute of each participant, restored from Kafka after
 * a restart or a rebalance.
 */
final class QualityTopology {
    static final String BUFFER = "sample-buffer";
    static final String COUNTERS = "stream-counters";
    static final String SECONDS = "path-seconds";
    static final String CLOCKS = "meeting-clocks";
    static final String SHARES = "place-shares";
    static final String PLACE_CLOCKS = "place-clocks";

    private QualityTopology() {}

    /** With its state in RocksDB. */
    static Topology build() {
        return build(Stores::persistentKeyValueStore);
    }

    /** With its state where it is told to be. */
    static Topology build(Function<String, KeyValueBytesStoreSupplier> stores) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(stores, BUFFER, SampleBuffer.Waiting.class));
        builder.addStateStore(store(stores, COUNTERS, StreamCounters.class));
        builder.addStateStore(store(stores, SECONDS, PathSecond.class));
        builder.addStateStore(store(stores, CLOCKS, MeetingClock.class));
        builder.addStateStore(store(stores, SHARES, SubjectTally.class));
        builder.addStateStore(store(stores, PLACE_CLOCKS, MeetingClock.class));

        KStream<String, Output> told =
                source(builder, Topics.TELEMETRY_STREAMS)
                        .process(WindowProcessor::new, BUFFER, COUNTERS, SECONDS, CLOCKS);
        told.flatMapValues(QualityTopology::windows).to(Topics.QUALITY_WINDOWS, bytes());
        told.flatMapValues(QualityTopology::subjects).to(Topics.QUALITY_SUBJECTS, bytes());

        told.flatMapValues(QualityTopology::shares)
                .merge(source(builder, Topics.TELEMETRY_LINKS).process(LinkProcessor::new))
                .repartition(
                        Repartitioned.with(Serdes.String(), JsonSerde.of(Share.class))
                                .withName("quality-places"))
                .process(PlaceProcessor::new, SHARES, PLACE_CLOCKS)
                .to(Topics.QUALITY_SUBJECTS, bytes());
        return builder.build(new Properties());
    }

    private static KStream<String, byte[]> source(StreamsBuilder builder, String topic) {
        return builder.stream(topic, Consumed.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static Produced<String, byte[]> bytes() {
        return Produced.with(Serdes.String(), Serdes.ByteArray());
    }

    private static Iterable<byte[]> windows(Output output) {
        return output instanceof Output.Window(byte[] data) ? List.of(data) : List.of();
    }

    private static Iterable<byte[]> subjects(Output output) {
        return output instanceof Output.Subject(byte[] data) ? List.of(data) : List.of();
    }

    private static Iterable<Share> shares(Output output) {
        return output instanceof Output.OfPlace(Share share) ? List.of(share) : List.of();
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(
            Function<String, KeyValueBytesStoreSupplier> stores, String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(stores.apply(name), Serdes.String(), JsonSerde.of(type));
    }
}
