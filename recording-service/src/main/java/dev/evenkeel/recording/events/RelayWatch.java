package dev.evenkeel.recording.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.topic.TopicCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows from Kafka where meetings run and where relays are controlled: all placements from the
 * beginning, relays from now on.
 */
@Singleton
public class RelayWatch implements KafkaLoop.Steps {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long HEARD_NANOS = 3_000_000_000L;

    private final Map<String, MeetingPlaced> placements = new ConcurrentHashMap<>();
    private final Map<String, String> controlUrls = new ConcurrentHashMap<>();
    private final AtomicLong begunAt = new AtomicLong(Long.MAX_VALUE);
    private final TopicCreator topics;
    private final KafkaLoop loop;

    @Inject
    RelayWatch(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicCreator topics) {
        this.topics = topics;
        this.loop = new KafkaLoop("recording-service-relays", kafka, Map.of(), this);
    }

    void start(@Observes StartupEvent started) {
        loop.startAfter(topics.created());
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.end();
    }

    /** The relays that carry a meeting now, as far as it is known how to reach them. */
    public Set<String> relaysOf(String meetingId) {
        MeetingPlaced placed = placements.get(meetingId);
        return placed == null
                ? Set.of()
                : placed.relayIds().stream()
                        .filter(controlUrls::containsKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether every relay that is there has been heard: they say so twice a second. */
    public boolean knowsAll() {
        return System.nanoTime() - begunAt.get() > HEARD_NANOS && begunAt.get() != Long.MAX_VALUE;
    }

    /** Of these, the relays that are known how to reach. */
    public Set<String> reachable(Set<String> relayIds) {
        return relayIds.stream()
                .filter(controlUrls::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where a relay's control API is. */
    public Optional<String> controlUrl(String relayId) {
        return Optional.ofNullable(controlUrls.get(relayId));
    }

    @Override
    public void begin(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> placed = partitions(consumer, Topics.MEETING_PLACEMENT);
        List<TopicPartition> relays = partitions(consumer, Topics.RELAY_STATUS);
        consumer.assign(Stream.concat(placed.stream(), relays.stream()).toList());
        consumer.seekToBeginning(placed);
        consumer.seekToEnd(relays);
        begunAt.compareAndSet(Long.MAX_VALUE, System.nanoTime());
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @Override
    public void step(KafkaConsumer<String, byte[]> consumer) {
        consumer.poll(POLL).forEach(this::take);
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (EventCodec.decode(entry.topic(), entry.key(), entry.headers(), entry.value())
                instanceof Decoded.Known known) {
            switch (known.event().data()) {
                case MeetingPlaced placed ->
                        placements.merge(
                                placed.meetingId(),
                                placed,
                                (a, b) -> a.epoch() > b.epoch() ? a : b);
                case RelayStarted relay -> controlUrls.put(relay.relayId(), relay.controlUrl());
                case RelayHeartbeat relay -> controlUrls.put(relay.relayId(), relay.controlUrl());
                case null -> placements.remove(known.event().key());
                default -> {} // says nothing of either
            }
        }
    }
}
