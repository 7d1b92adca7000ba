package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Announcement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Something a host wants everybody to have read. */
@Entity
@Table(name = "announcement")
class AnnouncementRow {
    @Id
    @Column(name = "announcement_id")
    UUID announcementId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(name = "participant_id", nullable = false)
    String participantId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String text;

    @Column(name = "made_at", nullable = false)
    Instant madeAt;

    /** For Hibernate. */
    protected AnnouncementRow() {}

    AnnouncementRow(String meetingId, Announcement made) {
        this.announcementId = made.id();
        this.meetingId = meetingId;
        this.participantId = made.participantId();
        this.name = made.name();
        this.text = made.text();
        this.madeAt = made.at();
    }

    Announcement toAnnouncement(Set<String> acknowledgedBy) {
        return new Announcement(announcementId, participantId, name, text, madeAt, acknowledgedBy);
    }
}
