package dev.evenkeel.incident.run.store;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.incident.store.AlertSink;
import dev.evenkeel.incident.run.domain.Notices;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a change of a run known, in its transaction. */
@Singleton
class RunNews {
    private final Outbox outbox;
    private final EventFactory events;
    private final AlertSink alerts;

    @Inject
    RunNews(Outbox outbox, EventFactory events, AlertSink alerts) {
        this.outbox = outbox;
        this.events = events;
        this.alerts = alerts;
    }

    Uni<Void> tell(Mutiny.Session session, PlanRun run, Notices notices) {
        Uni<Void> told = outbox.append(session, events.create(notices.type(), run.runId(), run));
        for (AuditEntry entry : notices.audit()) {
            Event<AuditEntry> event =
                    events.create(EventTypes.AUDIT_RECORDED, entry.actor(), entry);
            told = told.chain(() -> outbox.append(session, event));
        }
        for (AlertNotification alert : notices.alerts()) {
            Event<AlertNotification> event =
                    events.create(EventTypes.ALERT_NOTIFICATION, alert.team(), alert);
            told =
                    told.chain(() -> outbox.append(session, event))
                            .chain(() -> alerts.take(session, event, alert));
        }
        return told;
    }
}
