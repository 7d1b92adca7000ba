package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.incident.domain.Decision;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.domain.IncidentEvent;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.tracing.EventTracing;
import dev.evenkeel.platform.tracing.Traceparent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Decisions as rows and events. Each event gets its identity here, once. */
@Singleton
class Revisions {
    private static final Logger LOG = Logger.getLogger(Revisions.class);

    private final EventFactory events;
    private final EventTracing tracing;
    private final Traces traces = new Traces();

    @Inject
    Revisions(EventFactory events, EventTracing tracing) {
        this.events = events;
        this.tracing = tracing;
    }

    /** What may become an incident's cause: the incident goes on in its trace. */
    void observe(Event<?> event) {
        traces.observe(event);
    }

    /**
     * The case after the decision, with its events; {@code incident.open.v1} follows every change.
     */
    CaseStore.Revision of(Decision<IncidentCase> decision) {
        Incident incident = decision.reply().incident();
        return tracing.within(
                "judge incident",
                traces.of(incident),
                () -> {
                    traces.keep(incident, Traceparent.current());
                    return made(decision);
                });
    }

    /** The same for a decision that nobody is to hear of: outside any trace. */
    CaseStore.Revision rehearsed(Decision<IncidentCase> decision) {
        return made(decision);
    }

    private CaseStore.Revision made(Decision<IncidentCase> decision) {
        IncidentCase after = decision.reply();
        List<Event<?>> made = new ArrayList<>();
        for (IncidentEvent event : decision.events()) {
            made.add(event(event));
        }
        made.add(
                events.create(
                        EventTypes.INCIDENT_OPEN,
                        after.id(),
                        after.isResolved() ? null : after.incident()));
        return new CaseStore.Revision(after, made, null);
    }

    void log(Decision<IncidentCase> decision) {
        for (IncidentEvent event : decision.events()) {
            if (event instanceof IncidentEvent.Entered(var type, Incident incident)) {
                LOG.infof(
                        "event=%s incident=%s rule=%s cause=%s meetings=%d",
                        type.name(),
                        incident.incidentId(),
                        incident.rule(),
                        incident.cause().id(),
                        incident.meetingIds().size());
            }
        }
    }

    private Event<?> event(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Entered(var type, Incident incident) ->
                    events.create(type, incident.incidentId(), incident);
            case IncidentEvent.Alerted(var alert) ->
                    events.create(EventTypes.ALERT_NOTIFICATION, alert.team(), alert);
            case IncidentEvent.Commanded(var command) ->
                    events.create(EventTypes.FAILOVER_COMMAND, command.meetingId(), command);
        };
    }
}
