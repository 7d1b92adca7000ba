package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.domain.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The URL under which a person's calendar program finds the meetings. */
@Entity
@Table(name = "calendar_feed")
class FeedRow {
    @Id
    @Column(name = "account_id")
    String accountId;

    @Column(nullable = false)
    String token;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    protected FeedRow() {}

    FeedRow(String accountId, KeyHash token, Instant createdAt) {
        this.accountId = accountId;
        this.token = token.hex();
        this.createdAt = createdAt;
    }
}
