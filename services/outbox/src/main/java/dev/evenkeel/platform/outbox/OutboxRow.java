package dev.evenkeel.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event that waits for Kafka. */
@Entity
@Table(name = "outbox_event")
class OutboxRow {
    /** Given by the database in the order of appending. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "event_id", nullable = false)
    UUID eventId;

    @Column(nullable = false)
    String type;

    @Column(nullable = false)
    String source;

    @Column(name = "event_key", nullable = false)
    String key;

    @Column(name = "event_time", nullable = false)
    Instant time;

    @Column @Nullable String traceparent;

    /** JSON; {@code null} is a tombstone. */
    @Column @Nullable String data;

    /** Why it can never be sent, if so. */
    @Column @Nullable String parked;

    /** For Hibernate. */
    protected OutboxRow() {}

    /** The row's place in the order; known once it is written. */
    long id() {
        return Objects.requireNonNull(id, "id");
    }
}
