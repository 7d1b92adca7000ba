package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.LobbyEntered;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Nearness;
import dev.evenkeel.room.domain.Waiting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody at the door. */
@Entity
@Table(name = "waiting")
class WaitingRow {
    @Id
    @Column(name = "participant_id")
    String participantId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    LobbyEntered.Reason reason;

    @Column(nullable = false)
    Instant since;

    @Column(name = "resume_key", nullable = false)
    String resumeKey;

    /** For Hibernate. */
    protected WaitingRow() {}

    WaitingRow(String meetingId, Waiting person) {
        this.participantId = person.participantId();
        this.meetingId = meetingId;
        this.name = person.name();
        this.reason = person.reason();
        this.since = person.since();
        this.resumeKey = person.resumeKey().hex();
    }

    Waiting toWaiting() {
        return new Waiting(
                participantId, name, reason, since, Nearness.unknown(), new KeyHash(resumeKey));
    }
}
