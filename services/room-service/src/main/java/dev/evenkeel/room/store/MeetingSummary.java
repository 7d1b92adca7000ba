package dev.evenkeel.room.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is left to say of a meeting that is over. */
public record MeetingSummary(
        String meetingId,
        String title,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
