package dev.evenkeel.contracts.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one part of the platform is at one moment, seen from outside. What does not apply to its kind
 * is {@code null}.
 *
 * @param componentId {@code {kind}/{name}}, for example {@code service/room-service}, {@code
 *     broker/2}, {@code consumer-group/incident-service-reports}, {@code
 *     certificate/meet.example.org:443}
 * @param observerId the process that looked
 * @param timestamp when it looked
 * @param detail why it is not {@code up}, in a few English words
 * @param lagRecords of a consumer group: records of all its partitions that wait to be read
 * @param lagSeconds of a consumer group: how long the record has waited that it reads next, where
 *     it waits longest; no longer than the observer has watched
 * @param validUntil of a certificate: its {@code notAfter} (RFC 5280 section 4.1.2.5)
 */
public record ComponentObserved(
        String componentId,
        Kind kind,
        Status status,
        String observerId,
        Instant timestamp,
        @Nullable String detail,
        @Nullable Long lagRecords,
        @Nullable Double lagSeconds,
        @Nullable Instant validUntil) {

    public ComponentObserved {
        Objects.requireNonNull(componentId, "componentId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(observerId, "observerId");
        Objects.requireNonNull(timestamp, "timestamp");
        requireNotNegative("lagRecords", lagRecords);
        requireNotNegative("lagSeconds", lagSeconds);
    }

    private static void requireNotNegative(String field, @Nullable Number value) {
        if (value != null && !(value.doubleValue() >= 0)) {
            throw new IllegalArgumentException(field + " is " + value + ", expected 0 or more");
        }
    }

    /** What it is. */
    public enum Kind {
        /** A process that answers over HTTP. */
        @JsonProperty("service")
        SERVICE("service"),

        /** A Kafka broker that holds replicas of this product's topics. */
        @JsonProperty("broker")
        BROKER("broker"),

        /** A Kafka consumer group of this product. */
        @JsonProperty("consumer-group")
        CONSUMER_GROUP("consumer-group"),

        /** What a TLS server shows to whoever connects. */
        @JsonProperty("certificate")
        CERTIFICATE("certificate");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The id of the component of this kind with that name. */
        public String id(String name) {
            return word + "/" + name;
        }
    }

    /** How it is. */
    public enum Status {
        /** It does what it is there for. */
        @JsonProperty("up")
        UP,

        /**
         * It answers and is not fit: a service that says it is not ready, a broker whose replicas
         * are behind.
         */
        @JsonProperty("degraded")
        DEGRADED,

        /** It does not answer. */
        @JsonProperty("down")
        DOWN
    }
}
