package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.State;
import dev.evenkeel.incident.plan.domain.PlanRunner;
import dev.evenkeel.incident.plan.domain.Step;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

    static Decision<IncidentCase> open(
            String incidentId,
            Finding finding,
            Collection<String> meetingIds,
            String runbook,
            Instant now) {
        Rule rule = finding.rule();
        Incident blank =
                new Incident(
                        incidentId,
                        rule.id(),
                        rule.severity(),
                        State.OPEN,
                        finding.cause(),
                        "",
                        finding.startedAt(),
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        0);
        IncidentCase opened =
                new CaseDraft(
                                new IncidentCase(
                                        blank,
                                        now,
                                        false,
                                        finding.lostInstance(),
                                        null,
                                        Hold.NONE,
                                        Map.of()))
                        .paged(rule.page() ? rule.team() : null)
                        .meetings(meetingIds)
                        .summary(summary(finding, meetingIds.size()))
                        .evidence(finding.evidence())
                        .note(now, "Detected %s.".formatted(after(finding.startedAt(), now)))
                        .done();
        return entered(
                EventTypes.INCIDENT_OPENED, opened, Alerts.trigger(opened, rule, runbook, now));
    }

    static Decision<IncidentCase> reopen(
            IncidentCase known,
            Finding finding,
            Collection<String> meetingIds,
            String runbook,
            Instant now) {
        IncidentCase reopened =
                new CaseDraft(known)
                        .newEpisode(now)
                        .state(State.OPEN)
                        .hold(Hold.NONE)
                        .paged(finding.rule().page() ? finding.rule().team() : null)
                        .mitigated(null)
                        .resolved(null)
                        .meetings(meetingIds)
                        .evidence(finding.evidence())
                        .note(now, "Found again; reopened.")
                        .done();
        return entered(
                EventTypes.INCIDENT_REOPENED,
                reopened,
                Alerts.trigger(reopened, finding.rule(), runbook, now));
    }

    /** Takes later evidence and later meetings of a finding that goes on. */
    static Decision<IncidentCase> goOn(
            IncidentCase known, Finding finding, Collection<String> meetingIds) {
        TreeSet<String> affected = new TreeSet<>(known.incident().meetingIds());
        affected.addAll(meetingIds);
        return Decision.silent(
                new CaseDraft(known)
                        .meetings(affected)
                        .hold(Hold.NONE)
                        .summary(summary(finding, affected.size()))
                        .evidence(finding.evidence())
                        .done());
    }

    static Decision<IncidentCase> command(
            IncidentCase known, List<PlanRunner.Ordered> orders, Instant now) {
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
        return entered(
                EventTypes.INCIDENT_RESOLVED,
                resolved,
                Alerts.after(toAlert, Action.RESOLVE, runbook, now));
    }

    private static Decision<IncidentCase> entered(
            EventType<Incident> type, IncidentCase after, List<IncidentEvent> alerts) {
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentEvent.Entered(type, after.incident()));
        events.addAll(alerts);
        return new Decision<>(after, events);
    }

    private static String summary(Finding finding, int meetings) {
        return "%s %d meeting%s affected."
                .formatted(finding.summary(), meetings, meetings == 1 ? "" : "s");
    }

    private static String after(Instant startedAt, Instant now) {
        return "%d ms after it began".formatted(Duration.between(startedAt, now).toMillis());
    }
}
