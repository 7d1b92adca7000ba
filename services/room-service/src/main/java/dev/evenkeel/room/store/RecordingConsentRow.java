package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.RoomEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody said whether to be recorded; the newest row of a person counts, all are kept. */
@Entity
@Table(name = "recording_consent")
class RecordingConsentRow {
    @Id
    @Column(name = "consent_id")
    UUID consentId;

    @Column(name = "recording_id", nullable = false)
    String recordingId;

    @Column(name = "participant_id", nullable = false)
    String participantId;

    @Column(nullable = false)
    boolean agreed;

    @Column(name = "decided_at", nullable = false)
    Instant decidedAt;

    /** For Hibernate. */
    protected RecordingConsentRow() {}

    RecordingConsentRow(RoomEvent.RecordingConsented said) {
        this.consentId = UUID.randomUUID();
        this.recordingId = said.recordingId();
        this.participantId = said.participantId();
        this.agreed = said.agreed();
        this.decidedAt = said.at();
    }
}
