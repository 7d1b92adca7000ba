package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Recording;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recording of a meeting, as far as the meeting is concerned. */
@Entity
@Table(name = "meeting_recording")
class RecordingRow {
    @Id
    @Column(name = "recording_id")
    String recordingId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(name = "started_by", nullable = false)
    String startedBy;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Column(name = "stopped_by")
    @Nullable String stoppedBy;

    @Column(name = "stopped_at")
    @Nullable Instant stoppedAt;

    /** For Hibernate. */
    protected RecordingRow() {}

    RecordingRow(String meetingId, Recording recording) {
        this.recordingId = recording.recordingId();
        this.meetingId = meetingId;
        this.startedBy = recording.by();
        this.startedAt = recording.startedAt();
    }

    Recording toRecording(Map<String, Boolean> consents) {
        return new Recording(recordingId, startedBy, startedAt, consents);
    }
}
