package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.LobbyEntered;
import java.time.Instant;

/**
 * Somebody who knocked and is not let in yet.
 *
 * @param nearness as they said it; not stored: after a restart it is unknown
 * @param resumeKey lets the same person come back to the door, and later to the seat
 */
public record Waiting(
        String participantId,
        String name,
        LobbyEntered.Reason reason,
        Instant since,
        Nearness nearness,
        KeyHash resumeKey) {}
