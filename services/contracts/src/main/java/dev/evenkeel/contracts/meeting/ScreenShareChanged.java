package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** Somebody began or ceased to share a screen. */
public record ScreenShareChanged(
        String meetingId, String participantId, boolean sharing, Instant changedAt) {}
