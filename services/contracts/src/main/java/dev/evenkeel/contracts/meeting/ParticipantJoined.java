package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/**
 * A person took a seat in the meeting.
 *
 * @param displayName the name the person typed; only on this topic, never in telemetry
 */
public record ParticipantJoined(
        String meetingId,
        String participantId,
        String displayName,
        ParticipantRole role,
        Instant joinedAt) {}
