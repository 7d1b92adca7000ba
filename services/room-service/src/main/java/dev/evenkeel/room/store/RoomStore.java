package dev.evenkeel.room.store;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.Access;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what happens in meetings, together with the events that tell the world. */
@Singleton
public class RoomStore {
    private final Transactions transactions;
    private final Outbox outbox;
    private final Lifecycle lifecycle;
    private final EventFactory events;

    @Inject
    RoomStore(Transactions transactions, Outbox outbox, Lifecycle lifecycle, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.lifecycle = lifecycle;
        this.events = events;
    }

    /** Writes a new meeting with its first placement. */
    public Uni<Void> create(
            MeetingRecord meeting, Access access, Placement placement, String mark) {
        String id = meeting.meetingId();
        var placed = events.create(EventTypes.MEETING_PLACED, id, placement.toEvent(id));
        return transactions.run(session ->
                session.persist(new MeetingRow(meeting, access, mark))
                        .chain(() -> session.flush())
                        .chain(() -> session.persist(new PlacementRow(id, placement)))
                        .chain(() -> outbox.append(session, placed)));
    }

    /**
     * Writes the batch, once: an attempt whose answer was lost is recognised by its mark. Another
     * process that took the meeting over fences this one off in the same way.
     */
    public Uni<Written> write(Batch batch) {
        return transactions.run(session ->
                advance(session, batch)
                        .chain(advanced ->
                                advanced == 1
                                        ? writeAll(session, batch)
                                        : whichIsLast(session, batch)));
    }

    private static Uni<Integer> advance(Mutiny.Session session, Batch batch) {
        return session.createMutationQuery(
                        """
                        update MeetingRow set journalMark = :mark
                        where meetingId = :meeting and journalMark = :before
                        """)
                .setParameter("mark", batch.mark())
                .setParameter("before", batch.before())
                .setParameter("meeting", batch.meeting().meetingId())
                .executeUpdate();
    }

    private static Uni<Written> whichIsLast(Mutiny.Session session, Batch batch) {
        return session.createQuery(
                        "select m.journalMark from MeetingRow m where m.meetingId = :meeting",
                        String.class)
                .setParameter("meeting", batch.meeting().meetingId())
                .getSingleResult()
                .map(last ->
                        last.equals(batch.mark()) ? new Written.Done() : new Written.After(last));
    }

    private Uni<Written> writeAll(Mutiny.Session session, Batch batch) {
        Uni<Void> written = Uni.createFrom().voidItem();
        for (RoomEvent event : batch.events()) {
            written =
                    written.chain(() -> EventWriter.write(session, batch.meeting(), event))
                            .chain(() ->
                                    outbox.append(session, lifecycle.of(batch.meeting(), event)));
        }
        return written.map(nothing -> new Written.Done());
    }
}
