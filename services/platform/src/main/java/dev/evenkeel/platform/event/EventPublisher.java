package dev.evenkeel.platform.event;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.topic.TopicCreator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events to the topic of their type, over one idempotent producer that waits for all
 * in-sync replicas.
 *
 * <p>Events of one key that are published one after another, from one thread, arrive in that order.
 * At most {@code evenkeel.events.max-in-flight} events wait for Kafka at any moment, so that memory
 * stays bounded while Kafka is away.
 */
@ApplicationScoped
public class EventPublisher {
    static final String CHANNEL = "events";
    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private final MutinyEmitter<ProducerRecord<String, byte[]>> channel;
    private final KafkaClientService clients;
    private final TopicCreator topics;
    private final EventMeters meters;
    private final Semaphore inFlight;
    private final AtomicBoolean refused = new AtomicBoolean();

    @Inject
    public EventPublisher(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<String, byte[]>> channel,
            KafkaClientService clients,
            TopicCreator topics,
            EventMeters meters,
            @ConfigProperty(name = "evenkeel.events.max-in-flight") int maxInFlight) {
        this.channel = channel;
        this.clients = clients;
        this.topics = topics;
        this.meters = meters;
        this.inFlight = new Semaphore(maxInFlight);
    }

    /**
     * Publishes when subscribed to, and never blocks.
     *
     * @return completes once Kafka has the event, on the Vert.x context of the subscriber if it has
     *     one; fails with {@link EventNotPublishedException} when Kafka did not take it within its
     *     delivery timeout, or at once while too many others wait or no topics exist yet
     */
    public Uni<Void> publish(Event<?> event) {
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(event);
        return Uni.createFrom().deferred(() -> send(event, encoded));
    }

    /**
     * Publishes several in their order, as {@link #publish(Event)} does one. They are handed to the
     * producer together and waited for together, so that each costs little more than its bytes.
     *
     * @return completes once Kafka has all of them; fails when it does not take one, and then
     *     others may have arrived
     */
    public Uni<Void> publish(List<? extends Event<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ProducerRecord<String, byte[]>> encoded = new ArrayList<>(events.size());
        events.forEach(event -> encoded.add(EventCodec.encode(event)));
        Event<?> first = events.getFirst();
        return Uni.createFrom()
                .deferred(() ->
                        admit(first, encoded.size(), caller -> sendAll(first, encoded, caller)));
    }

    private Uni<Void> send(Event<?> event, ProducerRecord<String, byte[]> encoded) {
        return admit(event, 1, caller -> sendEvenIfCancelled(event, encoded, caller));
    }

    private Uni<Void> admit(
            Event<?> event, int count, Consumer<UniEmitter<? super @Nullable Void>> send) {
        if (!topics.isDone()) {
            meters.refused(count);
            return Uni.createFrom().failure(EventNotPublishedException.noTopics(event));
        } else if (!inFlight.tryAcquire(count)) {
            meters.refused(count);
            return Uni.createFrom().failure(EventNotPublishedException.tooManyWait(event));
        }
        return onContextOfCaller(Uni.createFrom().emitter(send));
    }

    private void sendAll(
            Event<?> first,
            List<ProducerRecord<String, byte[]>> encoded,
            UniEmitter<? super @Nullable Void> caller) {
        EventBatch batch =
                new EventBatch(
                        encoded,
                        failure -> {
                            settled(failure);
                            if (failure != null) {
                                caller.fail(EventNotPublishedException.refused(first, failure));
                            }
                        },
                        () -> caller.complete(null));
        clients.<String, byte[]>getProducer(CHANNEL)
                .runOnSendingThread((Consumer<Producer<String, byte[]>>) batch::send)
                .subscribe()
                .with(_ -> {}, caller::fail);
    }

    /**
     * The record is in the producer's memory until Kafka answers, whether or not the caller waits.
     */
    private void sendEvenIfCancelled(
            Event<?> event,
            ProducerRecord<String, byte[]> encoded,
            UniEmitter<? super @Nullable Void> caller) {
        channel.send(encoded)
                .onTermination()
                .invoke((_, failure, _) -> settled(failure))
                .subscribe()
                .with(
                        _ -> caller.complete(null),
                        cause -> caller.fail(EventNotPublishedException.refused(event, cause)));
    }

    private void settled(@Nullable Throwable failure) {
        inFlight.release();
        if (failure == null) {
            meters.published();
        } else {
            meters.refused(1);
        }
        if (failure == null && refused.compareAndSet(true, false)) {
            LOG.info("event=kafka-accepts");
        } else if (failure != null && refused.compareAndSet(false, true)) {
            LOG.warnf("event=kafka-refuses cause=\"%s\"", failure.getMessage());
        }
    }

    private static <T> Uni<T> onContextOfCaller(Uni<T> uni) {
        Context context = Vertx.currentContext();
        return context == null ? uni : uni.emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
