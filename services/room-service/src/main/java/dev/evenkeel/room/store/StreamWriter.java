package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamSession;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes and reads what comes in or watches without our page. */
final class StreamWriter {
    private StreamWriter() {}

    static Uni<Void> revoked(Mutiny.Session session, RoomEvent.StreamRevoked revoked) {
        return session.createMutationQuery(
                        "update StreamRow set revokedAt = :at where streamId = :id")
                .setParameter("at", revoked.at())
                .setParameter("id", revoked.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> connected(Mutiny.Session session, RoomEvent.StreamConnected connected) {
        StreamSession now = connected.session();
        return session.createMutationQuery(
                        """
                        update StreamRow set sessionId = :session, relayId = :relay,
                            participantId = :participant, entityTag = :tag, remoteUfrag = :ufrag
                        where streamId = :id
                        """)
                .setParameter("session", now.sessionId())
                .setParameter("relay", now.relayId())
                .setParameter("participant", now.participantId())
                .setParameter("tag", now.entityTag())
                .setParameter("ufrag", now.remoteUfrag())
                .setParameter("id", connected.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The seat is free again. */
    static Uni<Void> freed(Mutiny.Session session, RoomEvent.SeatFreed freed) {
        return session.createMutationQuery(
                        "update StreamRow set sessionId = null where participantId = :participant")
                .setParameter("participant", freed.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those of a meeting that are not revoked. */
    static Uni<List<StreamAccess>> read(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select s from StreamRow s
                        where s.meetingId = :id and s.revokedAt is null
                        order by s.offeredAt, s.streamId
                        """,
                        StreamRow.class)
                .setParameter("id", meetingId)
                .getResultList()
                .map(rows -> rows.stream().map(StreamRow::toAccess).toList());
    }
}
