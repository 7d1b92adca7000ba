package dev.evenkeel.incident;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.platform.event.EventCodec;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events as other services do. */
public final class EventSender implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private volatile String traceparent;

    /**
     * One request after another: a broker that is not yet the leader refuses a first batch and may
     * take the second, as it knows nothing of either; the first is out of order then for ever.
     */
    public EventSender(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "acks", "all",
                                "max.in.flight.requests.per.connection", 1,
                                "linger.ms", 0,
                                "max.block.ms", 60_000,
                                "delivery.timeout.ms", 120_000,
                                "request.timeout.ms", 3_000,
                                "reconnect.backoff.max.ms", 250,
                                "retry.backoff.max.ms", 250,
                                "metadata.recovery.strategy", "none"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** What is sent from now on belongs to that trace. */
    public void inTrace(String traceparent) {
        this.traceparent = traceparent;
    }

    public <T> Event<T> send(EventType<T> type, String key, T data) {
        Event<T> event = event(type, key, data, traceparent);
        send(event);
        return event;
    }

    public Future<RecordMetadata> send(Event<?> event) {
        return producer.send(EventCodec.encode(event));
    }

    public static <T> Event<T> event(EventType<T> type, String key, T data) {
        return event(type, key, data, null);
    }

    private static <T> Event<T> event(EventType<T> type, String key, T data, String traceparent) {
        return new Event<>(
                UUID.randomUUID().toString(), "/test", type, key, Instant.now(), traceparent, data);
    }

    @Override
    public void close() {
        producer.close();
    }
}
