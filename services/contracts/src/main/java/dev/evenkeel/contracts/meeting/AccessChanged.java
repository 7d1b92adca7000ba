package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/**
 * Who may come into the meeting from now on was changed.
 *
 * @param locked nobody new comes in
 * @param passcode one is needed; which one is told to nobody
 * @param lobby newcomers wait until they are admitted
 * @param waitForHost newcomers wait until a host is there
 */
public record AccessChanged(
        String meetingId,
        boolean locked,
        boolean passcode,
        boolean lobby,
        boolean waitForHost,
        String byParticipantId,
        Instant changedAt) {}
