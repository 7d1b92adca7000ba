package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** A person was given another role. */
public record RoleChanged(
        String meetingId,
        String participantId,
        ParticipantRole role,
        String byParticipantId,
        Instant changedAt) {}
