package dev.evenkeel.telemetry.deadletter;

import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A dead letter. */
sealed interface Letter {

    /** The record it is. */
    ConsumerRecord<@Nullable String, byte @Nullable []> source();

    /** Where it would go. */
    String target();

    /** Why it is dead. */
    String reason();

    /** What can be corrected: JSON, or should have been. */
    String payload();

    /** Names it for ever: topic, partition and offset. */
    default String id() {
        return source().topic() + "/" + source().partition() + "/" + source().offset();
    }

    default Instant at() {
        return Instant.ofEpochMilli(source().timestamp());
    }

    /**
     * Telemetry the door refused.
     *
     * @param eventId of the refusal
     */
    record Telemetry(
            ConsumerRecord<@Nullable String, byte @Nullable []> source,
            String eventId,
            RejectedTelemetry rejected,
            String target)
            implements Letter {
        @Override
        public String reason() {
            return rejected.detail();
        }

        @Override
        public String payload() {
            return rejected.payload();
        }

        /** Whether more came than was kept. */
        boolean isCut() {
            Integer characters = rejected.payloadCharacters();
            return characters != null && characters > rejected.payload().length();
        }
    }

    /** A record its consumer could not use, as it was. */
    record Undelivered(
            ConsumerRecord<@Nullable String, byte @Nullable []> source,
            String target,
            String reason,
            String payload)
            implements Letter {}
}
