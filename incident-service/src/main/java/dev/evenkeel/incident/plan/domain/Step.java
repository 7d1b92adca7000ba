package dev.evenkeel.incident.plan.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command for one meeting and what became of it.
 *
 * @param epoch placement it was decided on
 * @param attempt from 1, at that epoch
 * @param result {@code null} until the outcome is known
 * @param epochAfter placement after the outcome
 * @param primaryAfter the relay that carries the meeting after the outcome
 */
public record Step(
        String meetingId,
        FailoverCommand.Action action,
        long epoch,
        int attempt,
        String commandId,
        Instant issuedAt,
        Instant expiresAt,
        FailoverOutcome.@Nullable Result result,
        long epochAfter,
        @Nullable String primaryAfter,
        @Nullable Instant decidedAt) {
    private static final Duration OUTCOME_ON_ITS_WAY = Duration.ofSeconds(5);

    static Step issued(FailoverCommand command, int attempt) {
        return new Step(
                command.meetingId(),
                command.action(),
                command.expectedEpoch(),
                attempt,
                command.commandId(),
                command.issuedAt(),
                command.expiresAt(),
                null,
                command.expectedEpoch(),
                null,
                null);
    }

    /** Whether this is the outcome it waits for. */
    public boolean isAnsweredBy(FailoverOutcome outcome) {
        return isWaiting() && commandId.equals(outcome.commandId());
    }

    /** With its outcome. */
    public Step decided(FailoverOutcome outcome) {
        return decided(outcome.result(), outcome.epoch(), outcome.primary(), outcome.decidedAt());
    }

    /** Nothing is left to do: the meeting has ended, or left the relay by itself. */
    public Step notNeeded(Instant at) {
        return decided(FailoverOutcome.Result.NOT_NEEDED, epoch, null, at);
    }

    @JsonIgnore
    public boolean isDone() {
        return result == FailoverOutcome.Result.APPLIED
                || result == FailoverOutcome.Result.NOT_NEEDED;
    }

    @JsonIgnore
    public boolean isWaiting() {
        return result == null;
    }

    /** Without an outcome so long after it expired that none is to be expected. */
    public boolean isOverdue(Instant now) {
        return isWaiting() && now.isAfter(expiresAt.plus(OUTCOME_ON_ITS_WAY));
    }

    private Step decided(
            FailoverOutcome.Result how, long after, @Nullable String primary, Instant at) {
        return new Step(
                meetingId, action, epoch, attempt, commandId, issuedAt, expiresAt, how, after,
                primary, at);
    }
}
