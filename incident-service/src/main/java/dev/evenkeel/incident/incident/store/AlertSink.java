package dev.evenkeel.incident.incident.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.incident.AlertNotification;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes alerts in the transaction of the incident's revision, so that each is delivered though
 * Kafka be away, and none that was not decided.
 */
public interface AlertSink {
    Uni<Void> take(Mutiny.Session session, Event<?> event, AlertNotification alert);
}
