package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.Session;
import dev.evenkeel.room.domain.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A session. */
@Entity
@Table(name = "account_session")
class SessionRow {
    @Id
    @Column(name = "session_id")
    UUID sessionId;

    @Column(name = "account_id", nullable = false)
    String accountId;

    @Column(nullable = false)
    String token;

    @Column(name = "second_factor", nullable = false)
    boolean secondFactor;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "seen_at", nullable = false)
    Instant seenAt;

    @Column(name = "confirmed_at", nullable = false)
    Instant confirmedAt;

    @Column(nullable = false)
    String device;

    @Column(nullable = false)
    String address;

    /** For Hibernate. */
    protected SessionRow() {}

    SessionRow(Session session, KeyHash token) {
        this.sessionId = session.sessionId();
        this.accountId = session.accountId();
        this.token = token.hex();
        this.secondFactor = session.secondFactor();
        this.createdAt = session.createdAt();
        this.seenAt = session.seenAt();
        this.confirmedAt = session.confirmedAt();
        this.device = session.device();
        this.address = session.address();
    }

    Session toSession() {
        return new Session(
                sessionId,
                accountId,
                secondFactor,
                createdAt,
                seenAt,
                confirmedAt,
                device,
                address);
    }
}
