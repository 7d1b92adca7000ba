package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** A hand went up or down. */
public record HandChanged(
        String meetingId,
        String participantId,
        boolean raised,
        String byParticipantId,
        Instant changedAt) {}
