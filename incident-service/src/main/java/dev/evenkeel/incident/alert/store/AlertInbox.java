package dev.evenkeel.incident.alert.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.incident.incident.store.AlertSink;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where alerts wait to be routed. */
@Singleton
class AlertInbox implements AlertSink {
    private static final String PUT =
            """
            insert into {h-schema}alert_event (event_id, incident_id, dedup_key, body)
            values (:event, :incident, :key, :body) on conflict (event_id) do nothing
            """;

    @Override
    public Uni<Void> take(Mutiny.Session session, Event<?> event, AlertNotification alert) {
        String incident = alert.incidentId() == null ? alert.dedupKey() : alert.incidentId();
        return session.createNativeQuery(PUT)
                .setParameter("event", event.id())
                .setParameter("incident", incident)
                .setParameter("key", alert.dedupKey())
                .setParameter("body", AlertJson.write(alert))
                .executeUpdate()
                .replaceWithVoid();
    }
}
