package dev.evenkeel.incident.report.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.topic.TopicCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the topics that reports are made of, each partition by one replica, and has every batch
 * recorded before its offsets are committed. While PostgreSQL is away the batch is tried again; a
 * commit that fails is made up for by the next, because recording twice changes nothing.
 *
 * <p>A consumer of its own and not a messaging channel: a channel ends for good when Kafka is away
 * for a minute at the moment of an acknowledgement.
 */
@Singleton
public class MeetingFollower {
    private static final Logger LOG = Logger.getLogger(MeetingFollower.class);
    private static final List<String> TOPICS =
            List.of(Topics.MEETING_LIFECYCLE, Topics.MEETING_PLACEMENT, Topics.QUALITY_WINDOWS);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(3);
    private static final Duration END = Duration.ofSeconds(3);

    private final Map<String, Object> kafka;
    private final TopicCreator topics;
    private final MeetingRecorder recorder;
    private volatile boolean running = true;
    private @Nullable Thread thread;

    @Inject
    MeetingFollower(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicCreator topics,
            MeetingRecorder recorder) {
        this.kafka = kafka;
        this.topics = topics;
        this.recorder = recorder;
    }

    void start(@Observes StartupEvent started) {
        var unused = topics.created().thenRunAsync(this::begin, Thread::startVirtualThread);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        Thread following = thread;
        if (following != null) {
            following.join(END);
        }
    }

    private synchronized void begin() {
        if (running) {
            thread = Thread.ofPlatform().name("meeting-follower").daemon().start(this::follow);
        }
    }

    private void follow() {
        while (running) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(
                            settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(TOPICS);
                while (running) {
                    step(consumer);
                }
            } catch (RuntimeException e) {
                LOG.warnf("event=follower-begins-again cause=\"%s\"", e.getMessage());
                pause();
            }
        }
    }

    private void step(KafkaConsumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        consumer.poll(POLL).forEach(batch::add);
        if (!batch.isEmpty() && recorded(batch)) {
            consumer.commitSync(COMMIT);
        }
    }

    /** Tries until it succeeds or the service ends. */
    private boolean recorded(List<ConsumerRecord<String, byte[]>> batch) {
        while (running) {
            try {
                recorder.record(batch);
                return true;
            } catch (RuntimeException e) {
                LOG.warnf("event=recorder-waits cause=\"%s\"", e.getMessage());
                pause();
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "incident-service-reports");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "incident-service-reports");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 3_600_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
