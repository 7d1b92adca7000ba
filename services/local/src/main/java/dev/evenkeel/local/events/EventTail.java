package dev.evenkeel.local.events;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Follows topics. Survives a broker that goes and comes; commits nothing. For one thread. */
public final class EventTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<@Nullable String, @Nullable String> consumer;

    private EventTail(KafkaConsumer<@Nullable String, @Nullable String> consumer) {
        this.consumer = consumer;
    }

    /** Reads what is written from now on, or also everything that is still there. */
    public static EventTail open(
            String bootstrapServers, List<String> topics, boolean fromBeginning) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrapServers);
        // A group of its own: the group finds topics and partitions that appear later.
        settings.put("group.id", "evenkeel-events-" + UUID.randomUUID());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", fromBeginning ? "earliest" : "latest");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", false);
        settings.put("metadata.max.age.ms", 5_000);
        var text = new StringDeserializer();
        var consumer =
                new KafkaConsumer<@Nullable String, @Nullable String>(
                        Map.copyOf(settings), text, text);
        consumer.subscribe(topics);
        return new EventTail(consumer);
    }

    /** What came within half a second, oldest first. */
    public List<ConsumerRecord<@Nullable String, @Nullable String>> next() {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
