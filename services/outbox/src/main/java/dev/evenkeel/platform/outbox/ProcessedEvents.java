package dev.evenkeel.platform.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which events a consumer has had its effect of: makes at-least-once delivery count once. */
@Singleton
public class ProcessedEvents {
    private static final String INSERT =
            """
            insert into {h-schema}processed_event (consumer, event_id)
            values (:consumer, :eventId)
            on conflict do nothing
            """;
    private static final String DELETE =
            """
            delete from {h-schema}processed_event
            where processed_at < now() - make_interval(secs => :seconds)
            """;

    /**
     * Whether this is the first time; says so in the transaction of {@code session}, which must be
     * the one of the effect. A concurrent transaction with the same event waits for this one.
     *
     * @param consumer names the effect, unique in the service
     */
    public Uni<Boolean> firstTime(Mutiny.Session session, String consumer, String eventId) {
        return session.createNativeQuery(INSERT)
                .setParameter("consumer", consumer)
                .setParameter("eventId", eventId)
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    /** Forgets what is older; redelivery must be over by then. */
    Uni<Integer> forget(Mutiny.Session session, Duration age) {
        return session.createNativeQuery(DELETE)
                .setParameter("seconds", (double) age.toSeconds())
                .executeUpdate();
    }
}
