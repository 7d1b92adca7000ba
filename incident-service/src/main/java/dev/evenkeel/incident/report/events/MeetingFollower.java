package dev.evenkeel.incident.report.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.topic.TopicCreator;
import dev.evenkeel.platform.worker.ConsumerSettings;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

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

    private final Map<String, Object> kafka;
    private final TopicCreator topics;
    private final MeetingRecorder recorder;
    private final Worker worker = new Worker("meeting-follower", this::follow);

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
        worker.startAfter(topics.created());
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void follow(Worker self) {
        while (self.goesOn()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(
                            settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(TOPICS);
                while (self.goesOn()) {
                    step(consumer);
                }
            } catch (RuntimeException e) {
                LOG.warnf("event=follower-begins-again cause=\"%s\"", e.getMessage());
                self.pause(RETRY);
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
        while (worker.goesOn()) {
            try {
                recorder.record(batch);
                return true;
            } catch (RuntimeException e) {
                LOG.warnf("event=recorder-waits cause=\"%s\"", e.getMessage());
                worker.pause(RETRY);
            }
        }
        return false;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = ConsumerSettings.of(kafka, "incident-service-reports");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "incident-service-reports");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 3_600_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }
}
