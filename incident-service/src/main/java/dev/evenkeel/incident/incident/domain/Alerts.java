package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts made of incidents: one when it opens, one when it is resolved, never one per meeting. */
final class Alerts {
    private Alerts() {}

    static List<IncidentEvent> of(
            Rule rule,
            String runbook,
            AlertNotification.Action action,
            Incident incident,
            Instant now) {
        return rule.page()
                ? List.of(new IncidentEvent.Alerted(alert(rule, runbook, action, incident, now)))
                : List.of();
    }

    private static AlertNotification alert(
            Rule rule,
            String runbook,
            AlertNotification.Action action,
            Incident incident,
            Instant now) {
        return new AlertNotification(
                rule.team(),
                incident.incidentId(),
                action,
                incident.summary(),
                incident.cause().id(),
                incident.severity(),
                now,
                incident.cause().id(),
                incident.cause().domain(),
                incident.rule(),
                Map.of(
                        "meetings", Integer.toString(incident.meetingIds().size()),
                        "startedAt", incident.startedAt().toString(),
                        "ruleVersion", Integer.toString(rule.version())),
                runbook);
    }
}
