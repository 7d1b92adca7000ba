package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person, or a stream from or to the outside, took a seat in the meeting.
 *
 * @param displayName the name the person typed; only on this topic, never in telemetry
 * @param kind absent in events of old: a person
 * @param branch which of the meeting's pairs carries the seat, from 0; absent: the first
 */
public record ParticipantJoined(
        String meetingId,
        String participantId,
        String displayName,
        ParticipantRole role,
        @Nullable ParticipantKind kind,
        Instant joinedAt,
        @Nullable Integer branch) {

    /** A person. */
    public ParticipantJoined(
            String meetingId,
            String participantId,
            String displayName,
            ParticipantRole role,
            Instant joinedAt) {
        this(meetingId, participantId, displayName, role, ParticipantKind.PERSON, joinedAt, null);
    }
}
