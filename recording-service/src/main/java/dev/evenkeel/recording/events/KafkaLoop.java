package dev.evenkeel.recording.events;

import dev.evenkeel.platform.worker.ConsumerSettings;
import dev.evenkeel.platform.worker.Worker;
import java.time.Duration;
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
    private final Map<String, Object> settings;
    private final Steps steps;
    private final Worker worker;

    /**
     * @param kafka where the brokers are
     */
    KafkaLoop(String name, Map<String, Object> kafka, Map<String, Object> more, Steps steps) {
        this.name = name;
        this.steps = steps;
        settings = ConsumerSettings.of(kafka, name);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.putAll(more);
        worker = new Worker(name, this::run);
    }

    void startAfter(CompletionStage<?> ready) {
        worker.startAfter(ready);
    }

    private void run(Worker self) {
        while (self.goesOn()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(
                            settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                steps.begin(consumer);
                while (self.goesOn()) {
                    steps.step(consumer);
                }
            } catch (RuntimeException e) {
                LOG.warnf("event=consumer-begins-again name=%s cause=\"%s\"", name, e.getMessage());
                self.pause(RETRY);
            }
        }
    }

    void pause(Duration pause) {
        worker.pause(pause);
    }

    boolean goesOn() {
        return worker.goesOn();
    }

    void end() {
        worker.tellToEnd();
    }
}
