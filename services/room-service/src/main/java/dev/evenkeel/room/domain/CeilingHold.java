package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.failover.Ceiling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run holds, or held, a meeting's pictures below.
 *
 * @param commandId the command that is in force, or was the last
 * @param issuedAt of the newest command of the run about the meeting
 * @param ceiling {@code null}: nothing any more
 * @param until it ends by itself then; {@code null} without a ceiling
 * @param revision greater than that of every change of a ceiling before
 */
public record CeilingHold(
        String runId,
        String commandId,
        Instant issuedAt,
        @Nullable Ceiling ceiling,
        @Nullable Instant until,
        long revision) {

    public boolean isActive() {
        return ceiling != null;
    }

    /** Whether it is to end by itself. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
