package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident.State;
import dev.evenkeel.incident.plan.domain.MeetingMoves;
import dev.evenkeel.incident.plan.domain.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one incident.
 *
 * <pre>
 *   open ──commands──▶ mitigating ──all outcomes in──▶ mitigated ──cause gone──▶ resolved
 *     │                                                    ▲                        │
 *     └──nothing to do─────────────────────────────────────┘       found again: reopened
 * </pre>
 */
final class IncidentLife {
    private IncidentLife() {}

    static Decision<IncidentCase> command(
            IncidentCase known, List<MeetingMoves.Ordered> orders, Instant now) {
        CaseDraft draft = new CaseDraft(known).state(State.MITIGATING).mitigated(null);
        orders.forEach(order -> draft.step(order.step()));
        OrderText.of(orders).forEach(text -> draft.note(now, text));
        IncidentCase after = draft.done();
        List<IncidentEvent> events = new ArrayList<>();
        if (known.incident().state() != State.MITIGATING) {
            events.add(new IncidentEvent.Entered(EventTypes.INCIDENT_MITIGATING, after.incident()));
        }
        orders.forEach(order -> events.add(new IncidentEvent.Commanded(order.command())));
        return new Decision<>(after, events);
    }

    static Decision<IncidentCase> outcome(IncidentCase known, FailoverOutcome outcome) {
        Step step = known.steps().get(outcome.meetingId());
        if (step == null || !step.isAnsweredBy(outcome)) {
            return Decision.silent(known);
        }
        return Decision.silent(
                new CaseDraft(known)
                        .step(step.decided(outcome))
                        .note(outcome.decidedAt(), "room-service", OutcomeText.of(step, outcome))
                        .done());
    }

    /** A meeting that has ended or left the relay needs nothing more. */
    static Decision<IncidentCase> notNeeded(IncidentCase known, List<Step> steps, Instant now) {
        CaseDraft draft = new CaseDraft(known);
        steps.forEach(step -> draft.step(step.notNeeded(now)));
        return Decision.silent(draft.done());
    }

    static Decision<IncidentCase> mitigate(IncidentCase known, Instant now) {
        Instant at =
                known.steps().values().stream()
                        .map(Step::decidedAt)
                        .filter(decidedAt -> decidedAt != null)
                        .max(Instant::compareTo)
                        .orElse(now);
        String what =
                known.steps().isEmpty()
                        ? "No meeting is affected; nothing to do."
                        : "Every affected meeting is mended.";
        IncidentCase after =
                new CaseDraft(known).state(State.MITIGATED).mitigated(at).note(now, what).done();
        return new Decision<>(
                after,
                List.of(
                        new IncidentEvent.Entered(
                                EventTypes.INCIDENT_MITIGATED, after.incident())));
    }

    static Decision<IncidentCase> everybodyMoved(IncidentCase known, Instant now) {
        return Decision.silent(
                new CaseDraft(known)
                        .everybodyMoved()
                        .note(now, "All participants have moved.")
                        .done());
    }

    /** The cause is over. */
    static Decision<IncidentCase> resolve(
            IncidentCase known, boolean relayGone, String runbook, Instant now) {
        String what =
                relayGone
                        ? Endings.ofGoneRelay(known.incident().cause().id())
                        : Endings.ofCause(known.incident());
        return resolve(known, what, runbook, now);
    }

    /** The process that was lost has come back as another one, and that one is lost now. */
    static Decision<IncidentCase> supersede(IncidentCase known, String runbook, Instant now) {
        String what =
                "Relay %s had come back as another process, which is lost now: an incident of its own; resolved."
                        .formatted(known.incident().cause().id());
        return resolve(known, what, runbook, now);
    }

    /** The rule that found it is not in force any more. */
    static Decision<IncidentCase> ruleGone(IncidentCase known, Instant now) {
        return resolve(known, "Its rule is not in force any more; resolved.", "", now);
    }

    /** The rule has stopped firing since a person closed it: from now on it may be found again. */
    static Decision<IncidentCase> letGo(IncidentCase known) {
        return Decision.silent(new CaseDraft(known).hold(Hold.NONE).done());
    }

    private static Decision<IncidentCase> resolve(
            IncidentCase known, String what, String runbook, Instant now) {
        IncidentCase resolved =
                new CaseDraft(known)
                        .state(State.RESOLVED)
                        .paged(null)
                        .resolved(now)
                        .note(now, what)
                        .done();
        IncidentCase toAlert = resolved.pagedTo(known.pagedTeam());
        return Beginnings.entered(
                EventTypes.INCIDENT_RESOLVED,
                resolved,
                Alerts.after(toAlert, Action.RESOLVE, runbook, now));
    }
}
