package dev.evenkeel.platform.event;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.topic.TopicCreator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final TopicCreator topics;
    private final Semaphore inFlight;
    private final AtomicBoolean refused = new AtomicBoolean();

    @Inject
    public EventPublisher(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<String, byte[]>> channel,
            TopicCreator topics,
            @ConfigProperty(name = "evenkeel.events.max-in-flight") int maxInFlight) {
        this.channel = channel;
        this.topics = topics;
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

    private Uni<Void> send(Event<?> event, ProducerRecord<String, byte[]> encoded) {
        if (!topics.isDone()) {
            return Uni.createFrom().failure(EventNotPublishedException.noTopics(event));
        } else if (!inFlight.tryAcquire()) {
            return Uni.createFrom().failure(EventNotPublishedException.tooManyWait(event));
        }
        return onContextOfCaller(
                Uni.createFrom().emitter(caller -> sendEvenIfCancelled(event, encoded, caller)));
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
