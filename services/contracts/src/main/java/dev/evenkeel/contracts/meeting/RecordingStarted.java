package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** A meeting is recorded from now on: those who agree. */
public record RecordingStarted(
        String meetingId,
        String recordingId,
        String title,
        String byParticipantId,
        Instant startedAt) {}
