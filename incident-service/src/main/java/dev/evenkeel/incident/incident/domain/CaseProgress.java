package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.incident.Incident.State;
import dev.evenkeel.incident.plan.domain.Step;
import dev.evenkeel.incident.rule.domain.MeetingBoard;
import dev.evenkeel.incident.rule.domain.MeetingSight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far the mending of an incident has come. */
final class CaseProgress {
    private CaseProgress() {}

    /** Every step is done, or there was none to take. */
    static boolean isMitigated(IncidentCase known) {
        State state = known.incident().state();
        boolean underWay =
                switch (state) {
                    case OPEN, ACKNOWLEDGED, MITIGATING -> true;
                    case MITIGATED, RESOLVED -> false;
                };
        return underWay && known.steps().values().stream().allMatch(Step::isDone);
    }

    /** Steps not done whose meeting has ended or been placed elsewhere meanwhile. */
    static List<Step> superfluous(IncidentCase known, MeetingBoard meetings, Instant now) {
        String relayId = known.incident().cause().id();
        return known.steps().values().stream()
                .filter(step -> !step.isDone())
                .filter(step -> {
                    Optional<MeetingSight> meeting = meetings.meeting(step.meetingId());
                    boolean answered = !step.isWaiting() || step.isOverdue(now);
                    return meeting.isEmpty() || (answered && !meeting.get().uses(relayId));
                })
                .toList();
    }

    /** Nobody in the meetings the relay carried is on it any more; said once. */
    static boolean hasEverybodyMoved(IncidentCase known, MeetingBoard meetings) {
        List<Step> moves =
                known.steps().values().stream()
                        .filter(step -> step.action() != FailoverCommand.Action.REPLACE_STANDBY)
                        .toList();
        return !known.everybodyMoved()
                && !moves.isEmpty()
                && moves.stream().allMatch(step -> hasLeft(known, step, meetings));
    }

    private static boolean hasLeft(IncidentCase known, Step step, MeetingBoard meetings) {
        String relayId = known.incident().cause().id();
        return meetings.meeting(step.meetingId())
                .map(meeting -> meeting.people().values().stream().noneMatch(relayId::equals))
                .orElse(true);
    }
}
