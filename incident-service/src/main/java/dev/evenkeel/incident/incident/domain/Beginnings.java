package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.State;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How an incident is found, found again, and who is alerted of it when. */
final class Beginnings {
    private Beginnings() {}

    /**
     * Opens one.
     *
     * @param key de-duplication key of an alert that is out already for a symptom of it
     */
    static Decision<IncidentCase> open(
            String incidentId, Sighting seen, @Nullable String key, Instant now) {
        Finding finding = seen.finding();
        IncidentCase blank = blank(incidentId, finding, now);
        IncidentCase opened =
                pagedOrHeld(new CaseDraft(blank), seen, key)
                        .meetings(seen.meetingIds())
                        .summary(summary(finding, seen.meetingIds().size()))
                        .evidence(finding.evidence())
                        .note(now, "Detected %s.".formatted(after(finding.startedAt(), now)))
                        .done();
        return entered(EventTypes.INCIDENT_OPENED, opened, trigger(opened, seen, now));
    }

    static Decision<IncidentCase> reopen(IncidentCase known, Sighting seen, Instant now) {
        IncidentCase reopened =
                pagedOrHeld(new CaseDraft(known), seen, known.paging().key())
                        .newEpisode(now)
                        .state(State.OPEN)
                        .hold(Hold.NONE)
                        .mitigated(null)
                        .resolved(null)
                        .meetings(seen.meetingIds())
                        .evidence(seen.finding().evidence())
                        .note(now, "Found again; reopened.")
                        .done();
        return entered(EventTypes.INCIDENT_REOPENED, reopened, trigger(reopened, seen, now));
    }

    /** Takes later evidence and later meetings of a finding that goes on. */
    static Decision<IncidentCase> goOn(IncidentCase known, Sighting seen) {
        TreeSet<String> affected = new TreeSet<>(known.incident().meetingIds());
        affected.addAll(seen.meetingIds());
        return Decision.silent(
                new CaseDraft(known)
                        .meetings(affected)
                        .hold(Hold.NONE)
                        .summary(summary(seen.finding(), affected.size()))
                        .evidence(seen.finding().evidence())
                        .done());
    }

    /** Something keeps it from paging, or does no more: then the alert held back goes out. */
    static Decision<IncidentCase> mute(
            IncidentCase known, Muting muting, Rule rule, String runbook, int people, Instant now) {
        CaseDraft draft = new CaseDraft(known).muted(muting).note(now, muting.text());
        boolean due =
                !muting.isMute()
                        && known.paging().held()
                        && known.incident().acknowledgedAt() == null;
        if (!due) {
            return Decision.silent(draft.done());
        }
        IncidentCase after =
                draft.paged(rule.team()).paging(new Paging(known.paging().key(), false)).done();
        return new Decision<>(after, Alerts.trigger(after, rule, runbook, people, now));
    }

    /**
     * A wider cause speaks for it from now on.
     *
     * @param keyTaken the cause goes on under its key; otherwise its alert ends
     */
    static Decision<IncidentCase> handOver(
            IncidentCase known, String into, boolean keyTaken, Instant now) {
        IncidentCase after =
                new CaseDraft(known)
                        .paged(null)
                        .paging(new Paging(known.paging().key(), true))
                        .muted(new Muting(into, known.incident().silencedBy()))
                        .note(now, new Muting(into, null).text())
                        .done();
        return new Decision<>(
                after,
                keyTaken
                        ? List.of()
                        : Alerts.after(after.pagedTo(known.pagedTeam()), Action.RESOLVE, "", now));
    }

    static Decision<IncidentCase> entered(
            EventType<Incident> type, IncidentCase after, List<IncidentEvent> alerts) {
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentEvent.Entered(type, after.incident()));
        events.addAll(alerts);
        return new Decision<>(after, events);
    }

    private static CaseDraft pagedOrHeld(CaseDraft draft, Sighting seen, @Nullable String key) {
        boolean mute = seen.muting().isMute();
        return draft.muted(seen.muting())
                .paged(mute ? null : seen.team())
                .paging(new Paging(key, mute && seen.team() != null));
    }

    private static List<IncidentEvent> trigger(IncidentCase known, Sighting seen, Instant now) {
        return Alerts.trigger(known, seen.finding().rule(), seen.runbook(), seen.people(), now);
    }

    private static IncidentCase blank(String incidentId, Finding finding, Instant now) {
        Incident incident =
                new Incident(
                        incidentId,
                        finding.rule().id(),
                        finding.rule().severity(),
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
                        0,
                        null,
                        null);
        return new IncidentCase(
                incident, now, false, finding.lostInstance(), null, Hold.NONE, Map.of());
    }

    private static String summary(Finding finding, int meetings) {
        return "%s %d meeting%s affected."
                .formatted(finding.summary(), meetings, meetings == 1 ? "" : "s");
    }

    private static String after(Instant startedAt, Instant now) {
        return "%d ms after it began".formatted(Duration.between(startedAt, now).toMillis());
    }
}
