package dev.evenkeel.telemetry.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.DeviceSwitch;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.topic.TopicCreator;
import dev.evenkeel.platform.worker.ConsumerSettings;
import dev.evenkeel.platform.worker.Worker;
import dev.evenkeel.telemetry.TelemetryConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Brings commands of {@code failover.commands.v1} to devices, over the broker of their site, as
 * long as they are valid. Without a group, because only some replicas may reach a site; who starts
 * sends again what is still valid, and the device counts it once. Without brokers nothing is read.
 */
@Singleton
class SwitchFeed {
    private static final Logger LOG = Logger.getLogger(SwitchFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration END = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final Brokers brokers;
    private final SwitchOrders orders;
    private final TopicCreator topics;
    private final Clock clock;
    private final boolean needed;
    private final Worker worker =
            Worker.repeating(
                    "device-commands",
                    PAUSE,
                    this::follow,
                    e -> LOG.warnf("event=device-commands-wait cause=\"%s\"", e.getMessage()));

    @Inject
    SwitchFeed(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TelemetryConfig config,
            Brokers brokers,
            SwitchOrders orders,
            TopicCreator topics,
            Clock clock) {
        this.kafka = kafka;
        this.brokers = brokers;
        this.orders = orders;
        this.topics = topics;
        this.clock = clock;
        this.needed = !config.mqtt().isEmpty();
    }

    /** What a device is told. */
    private record Command(
            String commandId, String command, String inPlaceOf, String reason, Instant expiresAt) {}

    void start(@Observes StartupEvent started) {
        if (needed) {
            worker.startAfter(topics.created());
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void follow() {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings(), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            seek(consumer);
            while (worker.goesOn()) {
                consumer.poll(POLL).forEach(this::take);
            }
        } finally {
            consumer.close(END);
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.FAILOVER_COMMANDS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        long since = clock.instant().minus(SwitchOrders.ANSWERED_WITHIN).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> found =
                consumer.offsetsForTimes(
                        partitions.stream().collect(Collectors.toMap(one -> one, _ -> since)));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp first = found.get(partition);
            consumer.seek(
                    partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        Decoded decoded =
                EventCodec.decode(
                        message.topic(), message.key(), message.headers(), message.value());
        if (decoded instanceof Decoded.Known(Event<?> event)
                && event.data() instanceof DeviceSwitch command
                && brokers.reach(command.siteId())) {
            pass(command);
        }
    }

    private void pass(DeviceSwitch command) {
        Instant now = clock.instant();
        orders.remember(command, now);
        if (now.isBefore(command.expiresAt())) {
            LOG.infof(
                    "event=device-command command=%s site=%s device=%s inPlaceOf=%s",
                    command.commandId(), command.siteId(), command.deviceId(), command.inPlaceOf());
            brokers.send(
                    command.siteId(),
                    command.deviceId(),
                    MqttTopic.COMMAND,
                    payload(command),
                    Duration.between(now, command.expiresAt()));
        }
    }

    private static byte[] payload(DeviceSwitch command) {
        try {
            return EventJson.mapper()
                    .writeValueAsBytes(
                            new Command(
                                    command.commandId(),
                                    "take-over",
                                    command.inPlaceOf(),
                                    command.reason(),
                                    command.expiresAt()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("command cannot be written", e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = ConsumerSettings.of(kafka, "telemetry-ingest-commands");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return settings;
    }
}
