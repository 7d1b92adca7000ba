package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.incident.plan.domain.Plan.PlanStep;
import dev.evenkeel.incident.plan.domain.Plan.Role;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which command a meeting needs now, from its placement and the command before. */
public final class PlanRunner {
    private PlanRunner() {}

    /**
     * The command that is due, if one is.
     *
     * @param before the step before for this meeting and incident
     */
    public static Optional<Ordered> due(
            Plan plan,
            Trouble trouble,
            MeetingPlaced placement,
            @Nullable Step before,
            Instant now) {
        Optional<PlanStep> step = roleOf(trouble.relayId(), placement).flatMap(plan::stepFor);
        boolean due =
                step.isPresent()
                        && isWanted(plan, trouble, placement, before, now)
                        && !isHeldDown(plan, trouble, placement, now);
        return due
                ? step.map(wanted -> order(trouble, placement, wanted, before, now))
                : Optional.empty();
    }

    /** A command and the step that follows it up. */
    public record Ordered(FailoverCommand command, Step step) {}

    private static Optional<Role> roleOf(String relayId, MeetingPlaced placement) {
        if (relayId.equals(placement.primary())) {
            return Optional.of(Role.PRIMARY);
        }
        return relayId.equals(placement.standby()) ? Optional.of(Role.STANDBY) : Optional.empty();
    }

    private static boolean isWanted(
            Plan plan,
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
            Plan plan, Trouble trouble, MeetingPlaced placement, Step before, Instant now) {
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
            Plan plan, Trouble trouble, MeetingPlaced placement, Step before, Instant now) {
        Instant decidedAt = before.decidedAt() == null ? before.issuedAt() : before.decidedAt();
        boolean isPrimary = trouble.relayId().equals(placement.primary());
        return now.isAfter(decidedAt.plus(plan.retryAfter()))
                && trouble.otherRelays().stream()
                        .anyMatch(relay -> isPrimary || !relay.equals(placement.primary()));
    }

    private static boolean isHeldDown(
            Plan plan, Trouble trouble, MeetingPlaced placement, Instant now) {
        Instant moved = trouble.movedAt().get(placement.meetingId());
        return moved != null
                && trouble.relayId().equals(placement.primary())
                && now.isBefore(moved.plus(plan.holdDown()));
    }

    private static int attemptAt(MeetingPlaced placement, @Nullable Step before) {
        return before != null && before.epoch() == placement.epoch() ? before.attempt() + 1 : 1;
    }

    private static Ordered order(
            Trouble trouble,
            MeetingPlaced placement,
            PlanStep step,
            @Nullable Step before,
            Instant now) {
        int attempt = attemptAt(placement, before);
        FailoverCommand command =
                new FailoverCommand(
                        CommandId.of(
                                trouble.incidentId(),
                                placement.meetingId(),
                                placement.epoch(),
                                step.action(),
                                attempt),
                        placement.meetingId(),
                        step.action(),
                        trouble.relayId(),
                        placement.epoch(),
                        trouble.incidentId(),
                        trouble.because(),
                        now,
                        now.plus(step.expireAfter()));
        return new Ordered(command, Step.issued(command, attempt));
    }
}
