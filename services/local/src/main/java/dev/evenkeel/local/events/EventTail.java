package dev.evenkeel.local.events;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows topics without a group, so that nothing of it stays on the broker. Survives a broker that
 * goes and comes. For one thread.
 */
public final class EventTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<@Nullable String, @Nullable String> consumer;

    private EventTail(KafkaConsumer<@Nullable String, @Nullable String> consumer) {
        this.consumer = consumer;
    }

    /** Reads what is written from now on, or also everything that is still there. */
    public static EventTail open(
            String bootstrapServers, List<String> topics, boolean fromBeginning) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "reconnect.backoff.max.ms",
                        500);
        var text = new StringDeserializer();
        var consumer = new KafkaConsumer<@Nullable String, @Nullable String>(settings, text, text);
        consumer.assign(topics.stream().flatMap(t -> partitions(consumer, t)).toList());
        if (fromBeginning) {
            consumer.seekToBeginning(consumer.assignment());
        } else {
            consumer.seekToEnd(consumer.assignment());
            // Seeking is lazy; asking for the positions makes “now” now.
            consumer.assignment().forEach(consumer::position);
        }
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

    private static Stream<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }
}
