package dev.evenkeel.contracts.failover;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link LayerCeiling}: one for each command, and one more when a ceiling has
 * ended by itself.
 *
 * @param commandId that of the command, or of the one whose ceiling has ended
 * @param result {@code applied}, {@code not-needed}, {@code stale-epoch} or {@code expired}
 * @param ceiling the lowest of all runs that counts for the meeting now; {@code null}: none
 * @param detail one sentence for people
 */
public record LayerCeilingSet(
        String commandId,
        String meetingId,
        String runId,
        FailoverOutcome.Result result,
        @Nullable Ceiling ceiling,
        String detail,
        Instant decidedAt) {
    public LayerCeilingSet {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(meetingId, "meetingId");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(decidedAt, "decidedAt");
    }
}
