package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Passcode;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what happens to a meeting as a whole. */
final class MeetingWriter {
    private MeetingWriter() {}

    static Uni<Void> started(Mutiny.Session session, String id, RoomEvent.Started started) {
        return session.createMutationQuery(
                        "update MeetingRow set startedAt = :at where meetingId = :id")
                .setParameter("at", started.at())
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> access(Mutiny.Session session, String id, RoomEvent.AccessChanged changed) {
        Passcode passcode = changed.access().passcode();
        return session.createMutationQuery(
                        """
                        update MeetingRow set locked = :locked, lobby = :lobby,
                        waitForHost = :waitForHost, passcode = :passcode where meetingId = :id
                        """)
                .setParameter("locked", changed.access().locked())
                .setParameter("lobby", changed.access().lobby())
                .setParameter("waitForHost", changed.access().waitForHost())
                .setParameter("passcode", passcode == null ? null : passcode.stored())
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> ended(Mutiny.Session session, String id, RoomEvent.Ended ended) {
        return session.createMutationQuery(
                        """
                        update MeetingRow set endedAt = :at, endReason = :reason
                        where meetingId = :id
                        """)
                .setParameter("at", ended.at())
                .setParameter("reason", ended.reason().name())
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }
}
