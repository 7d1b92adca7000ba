package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with incidents; each an event whose last timeline entry says who and why. */
final class ByHand {
    private ByHand() {}

    static Decision<IncidentCase> acknowledge(IncidentCase known, Request asked) {
        Incident incident = known.incident();
        State state = incident.state() == State.OPEN ? State.ACKNOWLEDGED : incident.state();
        CaseDraft draft = new CaseDraft(known).state(state).acknowledged(asked.at());
        return made(
                EventTypes.INCIDENT_ACKNOWLEDGED,
                said(draft, asked, "Acknowledged"),
                known.pagedTeam(),
                Action.ACKNOWLEDGE,
                asked);
    }

    static Decision<IncidentCase> comment(IncidentCase known, Request asked) {
        return made(
                EventTypes.INCIDENT_COMMENTED,
                said(new CaseDraft(known), asked, "Comment"),
                null,
                Action.ACKNOWLEDGE,
                asked);
    }

    static Decision<IncidentCase> assign(IncidentCase known, Request asked) {
        String what = asked.target() == null ? "Owner removed" : "Assigned to " + asked.target();
        return made(
                EventTypes.INCIDENT_ASSIGNED,
                said(new CaseDraft(known).owner(asked.target()), asked, what),
                null,
                Action.ACKNOWLEDGE,
                asked);
    }

    static Decision<IncidentCase> resolve(IncidentCase known, Request asked) {
        return made(
                EventTypes.INCIDENT_RESOLVED,
                said(closed(known, asked), asked, "Resolved by hand"),
                known.pagedTeam(),
                Action.RESOLVE,
                asked);
    }

    /** The one that ends, then the one that goes on. */
    static List<Decision<IncidentCase>> merge(
            IncidentCase known, IncidentCase into, Request asked) {
        CaseDraft ended = closed(known, asked).mergedInto(into.id());
        CaseDraft goesOn =
                new CaseDraft(into)
                        .meetings(known.incident().meetingIds())
                        .evidence(known.incident().evidence());
        return List.of(
                made(
                        EventTypes.INCIDENT_MERGED,
                        said(ended, asked, "Merged into " + into.id()),
                        known.pagedTeam(),
                        Action.RESOLVE,
                        asked),
                Decision.silent(said(goesOn, asked, "Took in " + known.id())));
    }

    static Decision<IncidentCase> reopen(IncidentCase known, @Nullable String team, Request asked) {
        CaseDraft draft =
                new CaseDraft(known)
                        .newEpisode(asked.at())
                        .state(State.OPEN)
                        .mitigated(null)
                        .resolved(null)
                        .mergedInto(null)
                        .paged(team)
                        .hold(Hold.OPEN);
        return made(
                EventTypes.INCIDENT_REOPENED,
                said(draft, asked, "Reopened by hand"),
                team,
                Action.TRIGGER,
                asked);
    }

    private static CaseDraft closed(IncidentCase known, Request asked) {
        return new CaseDraft(known)
                .state(State.RESOLVED)
                .resolved(asked.at())
                .paged(null)
                .hold(Hold.CLOSED);
    }

    private static IncidentCase said(CaseDraft draft, Request asked, String what) {
        String why = asked.text() == null ? "." : ": " + asked.text();
        return draft.note(asked.at(), asked.by(), what + why).done();
    }

    private static Decision<IncidentCase> made(
            EventType<Incident> type,
            IncidentCase after,
            @Nullable String team,
            Action action,
            Request asked) {
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentEvent.Entered(type, after.incident()));
        events.addAll(Alerts.after(after.pagedTo(team), action, "", asked.at()));
        return new Decision<>(after, events);
    }
}
