package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.failover.LayerCeiling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a command about a ceiling, given where the meeting runs and what its run holds.
 */
public final class CeilingRules {
    private CeilingRules() {}

    /**
     * The result.
     *
     * @param detail one sentence for people
     * @param changes what the run holds is to be changed
     */
    public record Verdict(Result result, String detail, boolean changes) {
        private static Verdict no(Result result, String detail) {
            return new Verdict(result, detail, false);
        }
    }

    /**
     * @param placement {@code null} when the meeting is over or never was
     * @param held what the command's run holds, or held; {@code null}: never anything
     */
    public static Verdict judge(
            LayerCeiling command,
            @Nullable Placement placement,
            @Nullable CeilingHold held,
            Instant now) {
        if (placement == null) {
            return Verdict.no(Result.NOT_NEEDED, "the meeting is not open");
        } else if (held != null && held.commandId().equals(command.commandId())) {
            return repeated(command, held);
        } else if (held != null && held.issuedAt().isAfter(command.issuedAt())) {
            return Verdict.no(Result.NOT_NEEDED, "the run has said something newer");
        }
        return command.ceiling() == null ? raise(held) : lower(command, placement, now);
    }

    private static Verdict repeated(LayerCeiling command, CeilingHold held) {
        return held.isActive() == (command.ceiling() != null)
                ? Verdict.no(Result.APPLIED, "it was carried out before")
                : Verdict.no(Result.NOT_NEEDED, "the ceiling has ended");
    }

    private static Verdict raise(@Nullable CeilingHold held) {
        return held != null && held.isActive()
                ? new Verdict(Result.APPLIED, "the run holds nothing down any more", true)
                : Verdict.no(Result.NOT_NEEDED, "the run holds nothing down");
    }

    private static Verdict lower(LayerCeiling command, Placement placement, Instant now) {
        if (now.isAfter(command.expiresAt())) {
            return Verdict.no(Result.EXPIRED, "the command expired at " + command.expiresAt());
        } else if (placement.epoch() != command.expectedEpoch()) {
            return Verdict.no(
                    Result.STALE_EPOCH,
                    "the meeting is in epoch %d, not %d"
                            .formatted(placement.epoch(), command.expectedEpoch()));
        }
        return new Verdict(Result.APPLIED, "held down until " + command.until(), true);
    }
}
