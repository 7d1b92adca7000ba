package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** Somebody's microphone, camera or screen was stopped by another person. */
public record MediaStopped(
        String meetingId,
        String participantId,
        MediaSource source,
        String byParticipantId,
        Instant stoppedAt) {}
