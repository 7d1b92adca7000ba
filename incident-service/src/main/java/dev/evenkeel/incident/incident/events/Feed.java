package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.rule.domain.ComponentBoard;
import dev.evenkeel.incident.rule.domain.DeviceBoard;
import dev.evenkeel.incident.rule.domain.LinkBoard;
import dev.evenkeel.platform.worker.ConsumerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all partitions of the topics the judge needs, without a group: every replica sees
 * everything. It begins far enough back to know the present: all placements, a day of meetings,
 * some minutes of relays, outcomes, links, devices and parts of the platform. One thread.
 */
final class Feed implements AutoCloseable {
    private static final Map<String, Duration> LOOK_BACK =
            Map.of(
                    Topics.RELAY_STATUS, Duration.ofMinutes(10),
                    Topics.MEETING_LIFECYCLE, Duration.ofHours(24),
                    Topics.FAILOVER_OUTCOMES, Duration.ofMinutes(10),
                    Topics.MEETING_PLACEMENT, Duration.ofDays(36_500),
                    Topics.QUALITY_WINDOWS, Duration.ZERO,
                    Topics.TELEMETRY_LINKS, LinkBoard.FORGOTTEN,
                    Topics.TELEMETRY_DEVICES, DeviceBoard.FORGOTTEN,
                    Topics.PLATFORM_STATUS, ComponentBoard.FORGOTTEN,
                    Topics.AUDIT_TRAIL, Duration.ZERO);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> present;
    private final List<TopicPartition> all;
    private final List<TopicPartition> windows;

    private Feed(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> present) {
        this.consumer = consumer;
        this.present = present;
        this.all = List.copyOf(present.keySet());
        this.windows =
                all.stream()
                        .filter(partition -> partition.topic().equals(Topics.QUALITY_WINDOWS))
                        .toList();
    }

    /** Opens the feed; fails with a KafkaException while Kafka is away. */
    static Feed open(Map<String, Object> kafka, Clock clock) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            Map<TopicPartition, Long> present = new HashMap<>(consumer.endOffsets(partitions));
            seek(consumer, partitions, present, clock.instant());
            return new Feed(consumer, present);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** What arrived; waits for at most {@code limit}. */
    List<ConsumerRecord<String, byte[]>> poll(Duration limit) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(limit).forEach(records::add);
        return records;
    }

    /** Whether the record was there before the feed was opened. */
    boolean isHistory(ConsumerRecord<String, byte[]> message) {
        Long end = present.get(new TopicPartition(message.topic(), message.partition()));
        return end != null && message.offset() < end;
    }

    /** Whether all that was there when the feed was opened has been read. */
    boolean isUpToPresent() {
        present.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
        return present.isEmpty();
    }

    /** How much more is there than has been read. */
    long waiting() {
        return all.stream().mapToLong(partition -> consumer.currentLag(partition).orElse(0)).sum();
    }

    /** Partitions of quality windows of which more is there than has been read. */
    Set<Integer> behind() {
        return windows.stream()
                .filter(partition -> consumer.currentLag(partition).orElse(0) > 0)
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return LOOK_BACK.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static void seek(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> present,
            Instant now) {
        Map<TopicPartition, Long> from =
                partitions.stream()
                        .collect(
                                Collectors.toMap(
                                        partition -> partition,
                                        partition ->
                                                Math.max(
                                                        0,
                                                        now.minus(LOOK_BACK.get(partition.topic()))
                                                                .toEpochMilli())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(from);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(
                    partition,
                    first == null ? present.getOrDefault(partition, 0L) : first.offset());
        }
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = ConsumerSettings.of(kafka, "incident-service-judge");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return settings;
    }
}
