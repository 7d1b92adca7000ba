package dev.evenkeel.contracts.failover;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the owner of placement to hold a meeting's pictures below a ceiling, or to let them rise
 * again. One run holds one ceiling of a meeting at a time; of those of several runs the lowest
 * counts. Sent again after a crash under the same identity, and counts once.
 *
 * @param ceiling what the run holds from now on; {@code null}: nothing any more
 * @param until the ceiling ends by itself at this moment; {@code null} without a ceiling
 * @param expectedEpoch the placement a ceiling was decided on; another epoch means that it is out
 *     of date. To let pictures rise again it counts nothing
 * @param expiresAt not to be carried out after this moment; to let pictures rise again it counts
 *     nothing
 */
public record LayerCeiling(
        String commandId,
        String meetingId,
        String runId,
        @Nullable Ceiling ceiling,
        @Nullable Instant until,
        long expectedEpoch,
        String reason,
        Instant issuedAt,
        Instant expiresAt) {
    public LayerCeiling {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(meetingId, "meetingId");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        if ((ceiling == null) != (until == null)) {
            throw new IllegalArgumentException("a ceiling, and only a ceiling, has an end");
        }
    }
}
