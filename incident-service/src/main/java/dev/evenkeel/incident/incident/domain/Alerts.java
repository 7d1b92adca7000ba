package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alerts made of incidents, never one per meeting. A team that got a trigger gets what follows, and
 * at last the resolve, whatever became of the rule meanwhile; nobody else does.
 */
final class Alerts {
    private Alerts() {}

    /** The first alert of an episode; {@link IncidentCase#pagedTeam} is set already. */
    static List<IncidentEvent> trigger(
            IncidentCase known, Rule rule, String runbook, @Nullable Integer people, Instant now) {
        Map<String, String> details = new HashMap<>(rule.labels());
        details.put("ruleVersion", Integer.toString(rule.version()));
        return alert(known, AlertNotification.Action.TRIGGER, details, runbook, people, now);
    }

    /** A later one, to the team that got the first. */
    static List<IncidentEvent> after(
            IncidentCase known, AlertNotification.Action action, String runbook, Instant now) {
        return alert(known, action, Map.of(), runbook, null, now);
    }

    private static List<IncidentEvent> alert(
            IncidentCase known,
            AlertNotification.Action action,
            Map<String, String> more,
            String runbook,
            @Nullable Integer people,
            Instant now) {
        String team = known.pagedTeam();
        if (team == null) {
            return List.of();
        }
        Incident incident = known.incident();
        Map<String, String> details = new HashMap<>(more);
        details.put("meetings", Integer.toString(incident.meetingIds().size()));
        details.put("startedAt", incident.startedAt().toString());
        return List.of(
                new IncidentEvent.Alerted(
                        new AlertNotification(
                                team,
                                known.dedupKey(),
                                action,
                                incident.summary(),
                                incident.cause().id(),
                                incident.severity(),
                                now,
                                incident.cause().id(),
                                incident.cause().domain(),
                                incident.rule(),
                                details,
                                runbook,
                                incident.incidentId(),
                                people)));
    }
}
