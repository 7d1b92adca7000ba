package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** Something was announced to all; its text stays in the meeting. */
public record AnnouncementMade(
        String meetingId, String announcementId, String byParticipantId, Instant announcedAt) {}
