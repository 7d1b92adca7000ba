package dev.evenkeel.room.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.evenkeel.room.domain.Announcement;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Poll;
import dev.evenkeel.room.domain.RoomState;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads back what was said, announced and asked. */
final class TalkReader {
    private TalkReader() {}

    /** The newest messages, in order. */
    static Uni<List<ChatMessage>> chat(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select c from ChatRow c where c.key.meetingId = :id
                        order by c.key.seq desc
                        """,
                        ChatRow.class)
                .setParameter("id", meetingId)
                .setMaxResults(RoomState.LONGEST_HISTORY)
                .getResultList()
                .map(rows -> rows.reversed().stream().map(ChatRow::toMessage).toList());
    }

    static Uni<List<Announcement>> announcements(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select a from AnnouncementRow a where a.meetingId = :id
                        order by a.madeAt, a.announcementId
                        """,
                        AnnouncementRow.class)
                .setParameter("id", meetingId)
                .getResultList()
                .chain(rows ->
                        readers(session, meetingId)
                                .map(readers ->
                                        rows.stream()
                                                .map(row ->
                                                        row.toAnnouncement(
                                                                readers.getOrDefault(
                                                                        row.announcementId,
                                                                        Set.of())))
                                                .toList()));
    }

    static Uni<List<Poll>> polls(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select p from PollRow p where p.meetingId = :id
                        order by p.openedAt, p.pollId
                        """,
                        PollRow.class)
                .setParameter("id", meetingId)
                .getResultList()
                .chain(rows -> polls(session, meetingId, rows));
    }

    private static Uni<Map<UUID, Set<String>>> readers(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select r from AnnouncementReadRow r where r.key.announcementId in
                        (select a.announcementId from AnnouncementRow a where a.meetingId = :id)
                        """,
                        AnnouncementReadRow.class)
                .setParameter("id", meetingId)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        groupingBy(
                                                row -> row.key.announcementId(),
                                                mapping(row -> row.key.participantId(), toSet()))));
    }

    private static Uni<List<Poll>> polls(
            Mutiny.Session session, String meetingId, List<PollRow> rows) {
        return options(session, meetingId)
                .chain(options ->
                        ballots(session, meetingId)
                                .map(ballots ->
                                        rows.stream()
                                                .map(row ->
                                                        row.toPoll(
                                                                options.getOrDefault(
                                                                        row.pollId, List.of()),
                                                                ballots.getOrDefault(
                                                                        row.pollId, List.of())))
                                                .toList()));
    }

    private static Uni<Map<UUID, List<PollOptionRow>>> options(
            Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select o from PollOptionRow o where o.key.pollId in
                        (select p.pollId from PollRow p where p.meetingId = :id)
                        order by o.key.position
                        """,
                        PollOptionRow.class)
                .setParameter("id", meetingId)
                .getResultList()
                .map(rows -> rows.stream().collect(groupingBy(row -> row.key.pollId())));
    }

    private static Uni<Map<UUID, List<PollBallotRow>>> ballots(
            Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select b from PollBallotRow b where b.key.pollId in
                        (select p.pollId from PollRow p where p.meetingId = :id)
                        """,
                        PollBallotRow.class)
                .setParameter("id", meetingId)
                .getResultList()
                .map(rows -> rows.stream().collect(groupingBy(row -> row.key.pollId())));
    }
}
