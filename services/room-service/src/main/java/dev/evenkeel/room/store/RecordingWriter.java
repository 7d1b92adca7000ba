package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Recording;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes and reads whether a meeting is recorded, and who agreed. */
final class RecordingWriter {
    private RecordingWriter() {}

    static Uni<Void> stopped(Mutiny.Session session, RoomEvent.RecordingStopped stopped) {
        return session.createMutationQuery(
                        """
                        update RecordingRow set stoppedAt = :at, stoppedBy = :by
                        where recordingId = :id
                        """)
                .setParameter("at", stopped.at())
                .setParameter("by", stopped.by())
                .setParameter("id", stopped.recordingId())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> consented(Mutiny.Session session, RoomEvent.RecordingConsented said) {
        return EventWriter.persist(session, new RecordingConsentRow(said));
    }

    /** The recording of a meeting that goes on. */
    static Uni<Optional<Recording>> read(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select r from RecordingRow r
                        where r.meetingId = :id and r.stoppedAt is null order by r.startedAt desc
                        """,
                        RecordingRow.class)
                .setParameter("id", meetingId)
                .setMaxResults(1)
                .getResultList()
                .chain(rows ->
                        rows.isEmpty()
                                ? Uni.createFrom().item(Optional.<Recording>empty())
                                : consents(session, rows.getFirst())
                                        .map(all -> Optional.of(rows.getFirst().toRecording(all))));
    }

    private static Uni<Map<String, Boolean>> consents(Mutiny.Session session, RecordingRow row) {
        return session.createQuery(
                        """
                        select c from RecordingConsentRow c
                        where c.recordingId = :id order by c.decidedAt
                        """,
                        RecordingConsentRow.class)
                .setParameter("id", row.recordingId)
                .getResultList()
                .map(all -> {
                    Map<String, Boolean> newest = new HashMap<>();
                    all.forEach(said -> newest.put(said.participantId, said.agreed));
                    return newest;
                });
    }
}
