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
    private final CommitSignal committed;

    @Inject
    Outbox(CommitSignal committed) {
        this.committed = committed;
    }

    /** Writes the event in the transaction of {@code session}. Its id must be a UUID. */
    public Uni<Void> append(Mutiny.Session session, Event<?> event) {
        OutboxRow row = RowCodec.encode(event);
        Transactions.markAppended();
        return session.persist(row);
    }

    /** Writes the events in this order. */
    public Uni<Void> append(Mutiny.Session session, List<? extends Event<?>> events) {
        Uni<Void> appended = Uni.createFrom().voidItem();
        for (Event<?> event : events) {
            appended = appended.chain(() -> append(session, event));
        }
        return appended;
    }

    /**
     * Has the publisher look at once. {@link Transactions#run} does so by itself; others call it
     * after their commit, or the event waits for the next look (250 ms).
     */
    public void wake() {
        committed.raise();
    }
}
