package dev.evenkeel.telemetry.deadletter;

import dev.evenkeel.contracts.deadletter.DeadLetterReplayed;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts letters on their topics again. The record and the note that it was replayed are written in
 * one transaction, under one transactional id: whoever comes second, at the same time or later,
 * finds the note or is fenced off.
 */
final class Replay implements AutoCloseable {
    /** CloudEvents extension attribute: which letter the event was. */
    static final String REPLAY_OF = "ce_replayof";

    private static final String SOURCE = "/dead-letters";
    private static final String TRANSACTIONAL_ID = "evenkeel-dead-letters";

    private final KafkaProducer<String, byte[]> producer;
    private final Letters letters;
    private final Clock clock;
    private final String operator;

    /** Fences off every replay that is under way elsewhere. */
    Replay(String bootstrapServers, Letters letters, Clock clock, String operator) {
        this.letters = letters;
        this.clock = clock;
        this.operator = operator;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "transactional.id",
                                TRANSACTIONAL_ID,
                                "acks",
                                "all",
                                "key.serializer",
                                StringSerializer.class,
                                "value.serializer",
                                ByteArraySerializer.class));
        producer.initTransactions();
    }

    /**
     * Replays a letter as this event.
     *
     * @return false when it was replayed before; then nothing is written
     */
    boolean replay(Letter letter, Event<?> event, boolean edited) {
        if (letters.replayed().contains(letter.id())) {
            return false;
        }
        ProducerRecord<String, byte[]> restored = EventCodec.encode(event);
        restored.headers().add(REPLAY_OF, letter.id().getBytes(StandardCharsets.UTF_8));
        producer.beginTransaction();
        try {
            var _ = producer.send(restored);
            var _ = producer.send(EventCodec.encode(note(letter, event, edited)));
            producer.commitTransaction();
            return true;
        } catch (KafkaException failed) {
            producer.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private Event<DeadLetterReplayed> note(Letter letter, Event<?> event, boolean edited) {
        DeadLetterReplayed note =
                new DeadLetterReplayed(
                        letter.id(),
                        event.type().topic(),
                        event.id(),
                        edited,
                        operator,
                        clock.instant());
        return new Event<>(
                UUID.randomUUID().toString(),
                SOURCE,
                EventTypes.DEAD_LETTER_REPLAYED,
                letter.id(),
                clock.instant(),
                null,
                note);
    }
}
