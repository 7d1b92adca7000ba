package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What each event changes in the database. */
final class EventWriter {
    private EventWriter() {}

    static Uni<Void> write(Mutiny.Session session, MeetingRecord meeting, RoomEvent event) {
        String id = meeting.meetingId();
        return switch (event) {
            case RoomEvent.Started started ->
                    session.createMutationQuery(
                                    "update MeetingRow set startedAt = :at where meetingId = :id")
                            .setParameter("at", started.at())
                            .setParameter("id", id)
                            .executeUpdate()
                            .replaceWithVoid();
            case RoomEvent.SeatTaken taken ->
                    session.persist(new ParticipantRow(id, taken.seat()))
                            .chain(() -> session.flush());
            case RoomEvent.ChatSaid said ->
                    session.persist(new ChatRow(id, said.message())).chain(() -> session.flush());
            case RoomEvent.SeatFreed freed -> free(session, freed);
            case RoomEvent.MediaChanged changed -> media(session, changed);
            case RoomEvent.PathTaken taken -> path(session, taken);
            case RoomEvent.Ended ended -> end(session, id, ended);
        };
    }

    private static Uni<Void> free(Mutiny.Session session, RoomEvent.SeatFreed freed) {
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

    private static Uni<Void> media(Mutiny.Session session, RoomEvent.MediaChanged changed) {
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

    private static Uni<Void> path(Mutiny.Session session, RoomEvent.PathTaken taken) {
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

    private static Uni<Void> end(Mutiny.Session session, String id, RoomEvent.Ended ended) {
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
