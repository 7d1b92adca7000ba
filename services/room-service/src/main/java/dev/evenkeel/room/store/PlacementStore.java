package dev.evenkeel.room.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.room.domain.Placement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The row that says where a meeting runs. Moves only by compare-and-set on the epoch. */
@Singleton
public class PlacementStore {
    private static final String MOVE =
            """
            update PlacementRow set
                primaryRelay = :primaryRelay, primaryInstance = :primaryInstance,
                standbyRelay = :standbyRelay, standbyInstance = :standbyInstance,
                branches = :branches,
                epoch = :epoch, reason = :reason, commandId = :commandId, placedAt = :placedAt
            where meetingId = :meeting and epoch = :epoch - 1
            """;
    private static final String OPEN =
            """
            select p from PlacementRow p join MeetingRow m on m.meetingId = p.meetingId
            where p.meetingId = :meeting and m.endedAt is null
            """;

    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    PlacementStore(Outbox outbox, EventFactory events) {
        this.outbox = outbox;
        this.events = events;
    }

    /** Where an open meeting runs, read anew. */
    public Uni<Optional<Placement>> find(Mutiny.Session session, String meetingId) {
        return session.createQuery(OPEN, PlacementRow.class)
                .setParameter("meeting", meetingId)
                .getSingleResultOrNull()
                .map(row -> {
                    if (row == null) {
                        return Optional.empty();
                    }
                    session.detach(row);
                    return Optional.of(row.toPlacement());
                });
    }

    /**
     * Moves the meeting and tells the world, in the transaction of {@code session}.
     *
     * @param cause the event the move follows from, if it is one
     * @return whether the epoch before {@code next} was still the current one
     */
    public Uni<Boolean> move(
            Mutiny.Session session, String meetingId, Placement next, @Nullable Event<?> cause) {
        return update(session, new PlacementRow(meetingId, next))
                .chain(moved ->
                        moved == 1
                                ? tell(session, meetingId, next, cause).replaceWith(true)
                                : Uni.createFrom().item(false));
    }

    private Uni<Void> tell(
            Mutiny.Session session,
            String meetingId,
            Placement placement,
            @Nullable Event<?> cause) {
        MeetingPlaced placed = placement.toEvent(meetingId);
        return outbox.append(
                session,
                cause == null
                        ? events.create(EventTypes.MEETING_PLACED, meetingId, placed)
                        : events.createFrom(cause, EventTypes.MEETING_PLACED, meetingId, placed));
    }

    private static Uni<Integer> update(Mutiny.Session session, PlacementRow row) {
        return session.createMutationQuery(MOVE)
                .setParameter("primaryRelay", row.primaryRelay)
                .setParameter("primaryInstance", row.primaryInstance)
                .setParameter("standbyRelay", row.standbyRelay)
                .setParameter("standbyInstance", row.standbyInstance)
                .setParameter("branches", row.branches)
                .setParameter("epoch", row.epoch)
                .setParameter("reason", row.reason)
                .setParameter("commandId", row.commandId)
                .setParameter("placedAt", row.placedAt)
                .setParameter("meeting", row.meetingId)
                .executeUpdate();
    }
}
