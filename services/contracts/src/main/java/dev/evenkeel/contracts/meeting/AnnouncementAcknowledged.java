package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** A person confirmed to have read an announcement. */
public record AnnouncementAcknowledged(
        String meetingId, String announcementId, String participantId, Instant acknowledgedAt) {}
