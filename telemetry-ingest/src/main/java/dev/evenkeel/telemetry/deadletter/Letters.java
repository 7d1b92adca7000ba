package dev.evenkeel.telemetry.deadletter;

import dev.evenkeel.contracts.event.DeadLetterTopics;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads dead letters, and which of them were replayed, from Kafka. */
final class Letters {
    /** Every topic that holds dead letters. */
    static final List<String> TOPICS =
            Stream.concat(Stream.of(Topics.TELEMETRY_REJECTED), DeadLetterTopics.ALL.stream())
                    .toList();

    private static final String REASON = "dead-letter-reason";
    private static final String UNKNOWN = "(unknown)";
    private static final int PATIENCE_MILLIS = 15_000;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    Letters(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Everything that is in these topics now, oldest first. */
    List<Letter> read(List<String> topics) {
        return records(topics).stream()
                .filter(record -> record.value() != null)
                .map(Letters::letter)
                .sorted(Comparator.comparing(Letter::at))
                .toList();
    }

    /** Ids of letters that were replayed. */
    Set<String> replayed() {
        return records(List.of(Topics.DEAD_LETTERS_REPLAYED)).stream()
                .map(ConsumerRecord::key)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    private static Letter letter(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        return record.topic().equals(Topics.TELEMETRY_REJECTED)
                ? refused(record)
                        .orElseGet(() -> undelivered(record, UNKNOWN, "the refusal is unreadable"))
                : undelivered(
                        record,
                        DeadLetterTopics.origin(record.topic()),
                        header(record, REASON).orElse("no reason was given"));
    }

    private static Optional<Letter> refused(
            ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        Decoded decoded =
                EventCodec.decode(record.topic(), record.key(), record.headers(), record.value());
        return decoded instanceof Decoded.Known(var event)
                        && event.data() instanceof RejectedTelemetry rejected
                ? Optional.of(new Letter.Telemetry(record, event.id(), rejected, target(rejected)))
                : Optional.empty();
    }

    private static String target(RejectedTelemetry rejected) {
        return Optional.ofNullable(rejected.eventType())
                .flatMap(EventTypes::named)
                .map(EventType::topic)
                .orElse(UNKNOWN);
    }

    private static Letter undelivered(
            ConsumerRecord<@Nullable String, byte @Nullable []> record,
            String target,
            String reason) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return new Letter.Undelivered(
                record, target, reason, new String(value, StandardCharsets.UTF_8));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Reads to the end there is when asked; transactions that are open do not count. */
    private List<ConsumerRecord<@Nullable String, byte @Nullable []>> records(List<String> topics) {
        List<ConsumerRecord<@Nullable String, byte @Nullable []>> records = new ArrayList<>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions =
                    topics.stream().flatMap(topic -> partitions(consumer, topic)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        @Nullable List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        return partitions == null
                ? Stream.empty()
                : partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition()));
    }

    private KafkaConsumer<@Nullable String, byte @Nullable []> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "enable.auto.commit",
                        false,
                        "default.api.timeout.ms",
                        PATIENCE_MILLIS,
                        "key.deserializer",
                        StringDeserializer.class,
                        "value.deserializer",
                        ByteArrayDeserializer.class));
    }
}
