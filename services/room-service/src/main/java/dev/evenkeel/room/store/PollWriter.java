package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Poll;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes polls. */
final class PollWriter {
    private PollWriter() {}

    static Uni<Void> opened(Mutiny.Session session, String meetingId, Poll poll) {
        Object[] options =
                IntStream.range(0, poll.options().size())
                        .mapToObj(i -> new PollOptionRow(poll.id(), i, poll.options().get(i)))
                        .toArray();
        return EventWriter.persist(session, new PollRow(meetingId, poll))
                .chain(() -> session.persistAll(options))
                .chain(() -> session.flush());
    }

    /** An anonymous vote is counted, and only that the person voted is kept. */
    static Uni<Void> voted(Mutiny.Session session, RoomEvent.Voted voted) {
        Uni<Void> cast = session.merge(new PollBallotRow(voted)).chain(() -> session.flush());
        return voted.anonymous() ? cast.chain(() -> count(session, voted)) : cast;
    }

    static Uni<Void> closed(Mutiny.Session session, RoomEvent.PollClosed closed) {
        return session.createMutationQuery("update PollRow set closedAt = :at where pollId = :poll")
                .setParameter("at", closed.at())
                .setParameter("poll", closed.pollId())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> count(Mutiny.Session session, RoomEvent.Voted voted) {
        return session.createMutationQuery(
                        """
                        update PollOptionRow set votes = votes + 1
                        where key.pollId = :poll and key.position in (:choices)
                        """)
                .setParameter("poll", voted.pollId())
                .setParameter("choices", voted.choices())
                .executeUpdate()
                .replaceWithVoid();
    }
}
