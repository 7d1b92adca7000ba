package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/** The first person entered a meeting. */
public record MeetingStarted(String meetingId, String title, Instant startedAt) {}
