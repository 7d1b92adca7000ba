package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what happens to people in a meeting and at its door. */
final class PeopleWriter {
    private PeopleWriter() {}

    static Uni<Void> waitingOver(Mutiny.Session session, RoomEvent.WaitingOver over) {
        return session.createMutationQuery(
                        "delete from WaitingRow where participantId = :participant")
                .setParameter("participant", over.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> free(Mutiny.Session session, RoomEvent.SeatFreed freed) {
        return session.createMutationQuery(
                        """
                        update ParticipantRow set leftAt = :at, leftReason = :reason
                        where participantId = :participant
                        """)
                .setParameter("at", freed.at())
                .setParameter("reason", freed.reason())
                .setParameter("participant", freed.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> role(Mutiny.Session session, RoomEvent.RoleGiven given) {
        return session.createMutationQuery(
                        "update ParticipantRow set role = :role where participantId = :participant")
                .setParameter("role", given.role())
                .setParameter("participant", given.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> media(Mutiny.Session session, RoomEvent.MediaChanged changed) {
        return session.createMutationQuery(
                        """
                        update ParticipantRow set microphone = :microphone, camera = :camera
                        where participantId = :participant
                        """)
                .setParameter("microphone", changed.microphone())
                .setParameter("camera", changed.camera())
                .setParameter("participant", changed.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> stopped(Mutiny.Session session, RoomEvent.MediaStopped stopped) {
        String query =
                switch (stopped.source()) {
                    case MICROPHONE ->
                            "update ParticipantRow set microphone = false where participantId = :id";
                    case CAMERA ->
                            "update ParticipantRow set camera = false where participantId = :id";
                    case SCREEN ->
                            "update ParticipantRow set screen = false where participantId = :id";
                };
        return session.createMutationQuery(query)
                .setParameter("id", stopped.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> screen(Mutiny.Session session, RoomEvent.ScreenChanged changed) {
        return session.createMutationQuery(
                        "update ParticipantRow set screen = :screen where participantId = :id")
                .setParameter("screen", changed.sharing())
                .setParameter("id", changed.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> hand(Mutiny.Session session, RoomEvent.HandChanged changed) {
        return session.createMutationQuery(
                        "update ParticipantRow set handRaisedAt = :at where participantId = :id")
                .setParameter("at", changed.raised() ? changed.at() : null)
                .setParameter("id", changed.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> path(Mutiny.Session session, RoomEvent.PathTaken taken) {
        return session.createMutationQuery(
                        """
                        update ParticipantRow set relayId = :relay
                        where participantId = :participant
                        """)
                .setParameter("relay", taken.relayId())
                .setParameter("participant", taken.participantId())
                .executeUpdate()
                .replaceWithVoid();
    }
}
