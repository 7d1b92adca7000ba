package dev.evenkeel.platform.outbox;

import dev.evenkeel.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where a service puts the events of a state change: rows written in the transaction of the change
 * and sent to Kafka after its commit, in the order of appending for each record key, at least once.
 */
@Singleton
public class Outbox {
    private static final String APPEND =
            """
            insert into {h-schema}outbox_event
                (event_id, type, source, event_key, event_time, traceparent, data)
            select cast(e.row ->> 'eventId' as uuid), e.row ->> 'type', e.row ->> 'source',
                e.row ->> 'key', cast(e.row ->> 'time' as timestamptz), e.row ->> 'traceparent',
                e.row ->> 'data'
            from jsonb_array_elements(cast(cast(:rows as text) as jsonb)) with ordinality as e(row, place)
            order by e.place
            """;

    private final CommitSignal committed;

    @Inject
    Outbox(CommitSignal committed) {
        this.committed = committed;
    }

    /** Writes the event in the transaction of {@code session}. Its id must be a UUID. */
    public Uni<Void> append(Mutiny.Session session, Event<?> event) {
        return append(session, List.of(event));
    }

    /** Writes the events in this order, in one statement. Their ids must be UUIDs. */
    public Uni<Void> append(Mutiny.Session session, List<? extends Event<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String rows = RowCodec.encode(events);
        Transactions.markAppended();
        return session.createNativeQuery(APPEND)
                .setParameter("rows", rows)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Has the publisher look at once. {@link Transactions#run} does so by itself; others call it
     * after their commit, or the event waits for the next look (250 ms).
     */
    public void wake() {
        committed.raise();
    }
}
