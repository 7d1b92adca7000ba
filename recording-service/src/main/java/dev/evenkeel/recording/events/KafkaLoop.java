package dev.evenkeel.recording.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * A consumer with a thread of its own that begins again whenever Kafka fails it: a messaging
 * channel would end for good.
 */
final class KafkaLoop {
    private static final Logger LOG = Logger.getLogger(KafkaLoop.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    /** What is done with a consumer, over and over. */
    interface Steps {
        /** Once for each consumer. */
        void begin(KafkaConsumer<String, byte[]> consumer);

        void step(KafkaConsumer<String, byte[]> consumer);
    }

    private final String name;
    private final Map<String, Object> settings = new HashMap<>();
    private final Steps steps;
    private volatile boolean goesOn = true;

    /**
     * @param kafka where the brokers are
     */
    KafkaLoop(String name, Map<String, Object> kafka, Map<String, Object> more, Steps steps) {
        this.name = name;
        this.steps = steps;
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putAll(more);
    }

    void startAfter(CompletionStage<?> ready) {
        var unused =
                ready.thenRunAsync(
                        () -> Thread.ofPlatform().name(name).daemon().start(this::run),
                        Thread::startVirtualThread);
    }

    private void run() {
        while (goesOn) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(
                            settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                steps.begin(consumer);
                while (goesOn) {
                    steps.step(consumer);
                }
            } catch (RuntimeException e) {
                LOG.warnf("event=consumer-begins-again name=%s cause=\"%s\"", name, e.getMessage());
                pause(RETRY);
            }
        }
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean goesOn() {
        return goesOn;
    }

    void end() {
        goesOn = false;
    }
}
