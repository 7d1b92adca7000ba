package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.ParticipantKind;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Seat;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who is or was in a meeting. */
@Entity
@Table(name = "participant")
class ParticipantRow {
    @Id
    @Column(name = "participant_id")
    String participantId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    ParticipantRole role;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    ParticipantKind kind;

    @Column(name = "resume_key", nullable = false)
    String resumeKey;

    @Column(name = "joined_at", nullable = false)
    Instant joinedAt;

    @Column(name = "left_at")
    @Nullable Instant leftAt;

    @Column(name = "left_reason")
    @Enumerated(EnumType.STRING)
    ParticipantLeft.@Nullable Reason leftReason;

    @Column(nullable = false)
    boolean microphone;

    @Column(nullable = false)
    boolean camera;

    @Column(nullable = false)
    boolean screen;

    @Column(name = "hand_raised_at")
    @Nullable Instant handRaisedAt;

    @Column(name = "relay_id")
    @Nullable String relayId;

    @Column(nullable = false)
    int branch;

    /** For Hibernate. */
    protected ParticipantRow() {}

    ParticipantRow(String meetingId, Seat seat) {
        this.participantId = seat.participantId();
        this.meetingId = meetingId;
        this.name = seat.name();
        this.role = seat.role();
        this.kind = seat.kind();
        this.resumeKey = seat.resumeKey().hex();
        this.joinedAt = seat.joinedAt();
        this.microphone = seat.microphone();
        this.camera = seat.camera();
        this.screen = seat.screen();
        this.handRaisedAt = seat.handRaisedAt();
        this.relayId = seat.relayId();
        this.branch = seat.branch();
    }

    Seat toSeat() {
        return new Seat(
                participantId,
                kind,
                name,
                role,
                joinedAt,
                microphone,
                camera,
                screen,
                handRaisedAt,
                relayId,
                branch,
                new KeyHash(resumeKey));
    }
}
