package dev.evenkeel.room.domain;

import java.time.Instant;

/** What is fixed about a meeting from its creation on. */
public record MeetingRecord(String meetingId, String title, KeyHash hostKey, Instant createdAt) {}
