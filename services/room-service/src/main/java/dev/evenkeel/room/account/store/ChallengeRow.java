package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.domain.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A challenge nobody has answered yet. */
@Entity
@Table(name = "account_challenge")
class ChallengeRow {
    @Id String challenge;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Ceremony purpose;

    @Column(name = "account_id")
    @Nullable String accountId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** For Hibernate. */
    protected ChallengeRow() {}

    ChallengeRow(
            KeyHash challenge, Ceremony purpose, @Nullable String accountId, Instant expiresAt) {
        this.challenge = challenge.hex();
        this.purpose = purpose;
        this.accountId = accountId;
        this.expiresAt = expiresAt;
    }
}
