package dev.evenkeel.platform.event;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.topic.TopicCreator;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the producer learn all topics as soon as they exist. Then the first event of a kind is as
 * fast as any, and an event of a kind not sent before does not hold up the others while Kafka is
 * away.
 */
@Singleton
public class ProducerWarmUp {
    private static final Logger LOG = Logger.getLogger(ProducerWarmUp.class);

    private final KafkaClientService clients;
    private final TopicCreator topics;

    @Inject
    ProducerWarmUp(KafkaClientService clients, TopicCreator topics) {
        this.clients = clients;
        this.topics = topics;
    }

    void start(@Observes StartupEvent started) {
        var _ = topics.created().thenAccept(_ -> Topics.ALL.forEach(this::learn));
    }

    private void learn(String topic) {
        clients.getProducer(EventPublisher.CHANNEL)
                .runOnSendingThread(
                        (Consumer<Producer<Object, Object>>)
                                producer -> producer.partitionsFor(topic))
                .subscribe()
                .with(_ -> {}, failure -> notLearned(topic, failure));
    }

    /** Costs speed, nothing else: the producer asks again with the first event. */
    private static void notLearned(String topic, @Nullable Throwable failure) {
        LOG.debugf(failure, "event=topic-not-learned topic=%s", topic);
    }
}
