package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.incident.plan.domain.PlanAction.MoveMeetings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which command a meeting needs now, from its placement and the command before. */
public final class MeetingMoves {
    private MeetingMoves() {}

    /**
     * The command that is due, if one is.
     *
     * @param before the step before for this meeting and incident
     */
    public static Optional<Ordered> due(
            MoveMeetings plan,
            Trouble trouble,
            MeetingPlaced placement,
            @Nullable Step before,
            Instant now) {
        Optional<FailoverCommand.Action> action = actionFor(trouble.relayId(), placement, plan);
        boolean due =
                action.isPresent()
                        && isWanted(plan, trouble, placement, before, now)
                        && !isHeldDown(plan, trouble, placement, now);
        return due
                ? action.map(wanted -> order(plan, trouble, placement, wanted, before, now))
                : Optional.empty();
    }

    /** A command and the step that follows it up. */
    public record Ordered(FailoverCommand command, Step step) {}

    private static Optional<FailoverCommand.Action> actionFor(
            String relayId, MeetingPlaced placement, MoveMeetings plan) {
        if (placement.leads(relayId)) {
            return Optional.of(plan.primary());
        }
        return placement.relayIds().contains(relayId)
                ? Optional.of(plan.standby())
                : Optional.empty();
    }

    private static boolean isWanted(
            MoveMeetings plan,
            Trouble trouble,
            MeetingPlaced placement,
            @Nullable Step before,
            Instant now) {
        Instant back = trouble.goneSince();
        if (back != null && (before == null || !placement.placedAt().isBefore(back))) {
            return false;
        }
        return before == null
                || (attemptAt(placement, before) <= plan.mostAttempts()
                        && needsAnother(plan, trouble, placement, before, now));
    }

    private static boolean needsAnother(
            MoveMeetings plan, Trouble trouble, MeetingPlaced placement, Step before, Instant now) {
        boolean placedAnew = placement.epoch() > Math.max(before.epoch(), before.epochAfter());
        Result result = before.result();
        if (result == null) {
            return before.isOverdue(now);
        }
        return switch (result) {
            case APPLIED, NOT_NEEDED -> placedAnew;
            case STALE_EPOCH -> placement.epoch() > before.epoch();
            case NO_RELAY -> placedAnew || hasSomewhereToGo(plan, trouble, placement, before, now);
            case EXPIRED -> true;
        };
    }

    private static boolean hasSomewhereToGo(
            MoveMeetings plan, Trouble trouble, MeetingPlaced placement, Step before, Instant now) {
        Instant decidedAt = before.decidedAt() == null ? before.issuedAt() : before.decidedAt();
        return now.isAfter(decidedAt.plus(plan.retryAfter()))
                && trouble.otherRelays().stream()
                        .anyMatch(relay -> mayReplace(relay, trouble.relayId(), placement));
    }

    /** A standby is replaced by a relay that is not the primary of its pair. */
    private static boolean mayReplace(String relay, String lost, MeetingPlaced placement) {
        return placement.pairs().stream()
                .filter(pair -> pair.relayIds().contains(lost))
                .anyMatch(pair -> lost.equals(pair.primary()) || !relay.equals(pair.primary()));
    }

    private static boolean isHeldDown(
            MoveMeetings plan, Trouble trouble, MeetingPlaced placement, Instant now) {
        Instant moved = trouble.movedAt().get(placement.meetingId());
        return moved != null
                && placement.leads(trouble.relayId())
                && now.isBefore(moved.plus(plan.holdDown()));
    }

    private static int attemptAt(MeetingPlaced placement, @Nullable Step before) {
        return before != null && before.epoch() == placement.epoch() ? before.attempt() + 1 : 1;
    }

    private static Ordered order(
            MoveMeetings plan,
            Trouble trouble,
            MeetingPlaced placement,
            FailoverCommand.Action action,
            @Nullable Step before,
            Instant now) {
        int attempt = attemptAt(placement, before);
        FailoverCommand command =
                new FailoverCommand(
                        CommandId.of(
                                trouble.incidentId(),
                                placement.meetingId(),
                                placement.epoch(),
                                action,
                                attempt),
                        placement.meetingId(),
                        action,
                        trouble.relayId(),
                        placement.epoch(),
                        trouble.incidentId(),
                        trouble.because(),
                        now,
                        now.plus(plan.expireAfter()));
        return new Ordered(command, Step.issued(command, attempt));
    }
}
