package dev.evenkeel.contracts.report;

import java.time.Instant;

/**
 * The report of a meeting can be read.
 *
 * @param link path below the front door
 * @param faults how many faults the report explains
 * @param longestInterruptionMillis longest time any participant was without media, ≥ 0
 */
public record MeetingReportReady(
        String meetingId,
        String link,
        Instant startedAt,
        Instant endedAt,
        int participants,
        int faults,
        long longestInterruptionMillis,
        String summary,
        Instant readyAt) {}
