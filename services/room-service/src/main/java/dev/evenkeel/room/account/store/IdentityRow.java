package dev.evenkeel.room.account.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whom a provider of single sign-on knows, and whose account it is. */
@Entity
@Table(name = "account_identity")
class IdentityRow {
    /** Somebody at a provider. */
    @Embeddable
    record Key(String provider, String subject) {}

    @EmbeddedId Key key;

    @Column(name = "account_id", nullable = false)
    String accountId;

    @Column(nullable = false)
    String email;

    @Column(name = "linked_at", nullable = false)
    Instant linkedAt;

    @Column(name = "used_at", nullable = false)
    Instant usedAt;

    /** For Hibernate. */
    protected IdentityRow() {}

    IdentityRow(Key key, String accountId, String email, Instant now) {
        this.key = key;
        this.accountId = accountId;
        this.email = email;
        this.linkedAt = now;
        this.usedAt = now;
    }
}
