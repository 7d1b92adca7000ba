package dev.evenkeel.room.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody confirmed to have read an announcement. */
@Entity
@Table(name = "announcement_read")
class AnnouncementReadRow {
    /** One person's confirmation. */
    @Embeddable
    record Key(
            @Column(name = "announcement_id") UUID announcementId,
            @Column(name = "participant_id") String participantId) {}

    @EmbeddedId Key key;

    @Column(name = "read_at", nullable = false)
    Instant readAt;

    /** For Hibernate. */
    protected AnnouncementReadRow() {}

    AnnouncementReadRow(UUID announcementId, String participantId, Instant readAt) {
        this.key = new Key(announcementId, participantId);
        this.readAt = readAt;
    }
}
