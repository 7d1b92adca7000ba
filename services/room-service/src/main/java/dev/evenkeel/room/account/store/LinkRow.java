package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.domain.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A one-time link. */
@Entity
@Table(name = "account_link")
class LinkRow {
    @Id String secret;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    LinkPurpose purpose;

    @Column(name = "account_id")
    @Nullable String accountId;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** For Hibernate. */
    protected LinkRow() {}

    LinkRow(KeyHash secret, LinkPurpose purpose, @Nullable String accountId, Instant expiresAt) {
        this.secret = secret.hex();
        this.purpose = purpose;
        this.accountId = accountId;
        this.expiresAt = expiresAt;
    }
}
