package dev.evenkeel.testkit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole topics without a group and waits for what a test expects. Everything read is kept, so
 * that the order in which a test asks does not matter. For one thread.
 */
public final class TopicReader implements AutoCloseable {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, @Nullable String> consumer;
    private final List<ConsumerRecord<String, @Nullable String>> records = new ArrayList<>();

    private TopicReader(KafkaConsumer<String, @Nullable String> consumer) {
        this.consumer = consumer;
    }

    /** Reads from the very first record. */
    public static TopicReader fromBeginning(String bootstrapServers, String... topics) {
        var reader = open(bootstrapServers, topics);
        reader.consumer.seekToBeginning(reader.consumer.assignment());
        return reader;
    }

    /** Reads what is written after this call has returned. */
    public static TopicReader fromNow(String bootstrapServers, String... topics) {
        var reader = open(bootstrapServers, topics);
        reader.consumer.seekToEnd(reader.consumer.assignment());
        // Seeking is lazy; asking for the positions fixes them.
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    /** The first event of this type whose data fits; an {@link AssertionError} after the limit. */
    public <T> Event<T> await(EventType<T> type, Predicate<T> fits, Duration limit) {
        var record =
                awaitRecord(
                        candidate -> isOf(type, candidate) && fits.test(data(type, candidate)),
                        limit,
                        type.name());
        return event(type, record);
    }

    /** All events of this type read so far and ready to be read now. */
    public <T> List<Event<T>> all(EventType<T> type) {
        while (poll(POLL)) {
            // until nothing more is there
        }
        return records.stream().filter(r -> isOf(type, r)).map(r -> event(type, r)).toList();
    }

    /** The first record that fits, tombstones included. */
    public ConsumerRecord<String, @Nullable String> awaitRecord(
            Predicate<ConsumerRecord<String, @Nullable String>> fits, Duration limit, String what) {
        var deadline = System.nanoTime() + limit.toNanos();
        var found = first(fits);
        while (found.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "no %s within %s, but %s".formatted(what, limit, summary()));
            }
            poll(POLL);
            found = first(fits);
        }
        return found.get();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static TopicReader open(String bootstrapServers, String... topics) {
        var consumer =
                new KafkaConsumer<String, @Nullable String>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "key.deserializer",
                                StringDeserializer.class,
                                "value.deserializer",
                                StringDeserializer.class));
        consumer.assign(
                Arrays.stream(topics)
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(partition ->
                                new TopicPartition(partition.topic(), partition.partition()))
                        .toList());
        return new TopicReader(consumer);
    }

    private boolean poll(Duration limit) {
        var more = consumer.poll(limit);
        more.forEach(records::add);
        return !more.isEmpty();
    }

    private Optional<ConsumerRecord<String, @Nullable String>> first(
            Predicate<ConsumerRecord<String, @Nullable String>> fits) {
        return records.stream().filter(fits).findFirst();
    }

    private String summary() {
        return records.isEmpty()
                ? "nothing at all"
                : records.size()
                        + " others: "
                        + records.stream()
                                .map(r -> header(r, "ce_type") + " " + r.key() + " " + r.value())
                                .toList();
    }

    private static boolean isOf(
            EventType<?> type, ConsumerRecord<String, @Nullable String> record) {
        return record.topic().equals(type.topic())
                && record.value() != null
                && type.name().equals(header(record, "ce_type"));
    }

    private static <T> Event<T> event(
            EventType<T> type, ConsumerRecord<String, @Nullable String> record) {
        return new Event<>(
                required(record, "ce_id"),
                required(record, "ce_source"),
                type,
                record.key(),
                Instant.parse(required(record, "ce_time")),
                header(record, "traceparent"),
                data(type, record));
    }

    private static <T> T data(EventType<T> type, ConsumerRecord<String, @Nullable String> record) {
        try {
            return JSON.readValue(record.value(), type.data());
        } catch (IOException notTheRecord) {
            throw new UncheckedIOException(
                    "not a %s: %s".formatted(type.name(), record.value()), notTheRecord);
        }
    }

    private static String required(ConsumerRecord<?, ?> record, String name) {
        var value = header(record, name);
        if (value == null) {
            throw new AssertionError("no header %s on %s".formatted(name, record));
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
