package dev.evenkeel.room.feedback.store;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.feedback.domain.Feedback;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps what people said, and tells the world in the same transaction. */
@Singleton
public class FeedbackStore {
    /** Two clicks at once are one row. */
    private static final String KEEP =
            """
            insert into {h-schema}feedback
                (participant_id, meeting_id, rating, reasons, comment, given_at)
            values (:participant, :meeting, :rating, :reasons, :comment, :at)
            on conflict (participant_id) do update set
                rating = excluded.rating, reasons = excluded.reasons,
                comment = excluded.comment, given_at = excluded.given_at
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    FeedbackStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** Somebody who is or was in the meeting. */
    public record Attendee(KeyHash resumeKey, @Nullable Instant leftAt) {}

    public Uni<Optional<Attendee>> attendee(String meetingId, String participantId) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select p.resumeKey, p.leftAt from ParticipantRow p
                                where p.participantId = :participant and p.meetingId = :meeting
                                """,
                                Tuple.class)
                        .setParameter("participant", participantId)
                        .setParameter("meeting", meetingId)
                        .getSingleResultOrNull()
                        .map(found -> Optional.ofNullable(found).map(FeedbackStore::attendee)));
    }

    private static Attendee attendee(Tuple row) {
        return new Attendee(new KeyHash(row.get(0, String.class)), row.get(1, Instant.class));
    }

    /** The hash of the key that makes host; nothing when there is no such meeting. */
    public Uni<Optional<KeyHash>> hostKey(String meetingId) {
        return transactions.run(session ->
                session.createQuery(
                                "select m.hostKey from MeetingRow m where m.meetingId = :meeting",
                                String.class)
                        .setParameter("meeting", meetingId)
                        .getSingleResultOrNull()
                        .map(found -> Optional.ofNullable(found).map(KeyHash::new)));
    }

    /** What the person said before is replaced. */
    public Uni<Void> keep(String meetingId, String participantId, Feedback feedback) {
        var event =
                events.create(
                        EventTypes.FEEDBACK_GIVEN,
                        meetingId,
                        feedback.toEvent(meetingId, participantId));
        return transactions.run(session ->
                write(session, meetingId, participantId, feedback)
                        .chain(() -> outbox.append(session, event)));
    }

    private static Uni<Integer> write(
            Mutiny.Session session, String meetingId, String participantId, Feedback feedback) {
        return session.createNativeQuery(KEEP)
                .setParameter("participant", participantId)
                .setParameter("meeting", meetingId)
                .setParameter("rating", feedback.rating())
                .setParameter("reasons", joined(feedback.reasons()))
                .setParameter("comment", feedback.comment())
                .setParameter("at", feedback.givenAt())
                .executeUpdate();
    }

    /** Everything that was said of a meeting. */
    public Uni<List<Feedback>> of(String meetingId) {
        return transactions.run(session ->
                session.createQuery("from FeedbackRow where meetingId = :m", FeedbackRow.class)
                        .setParameter("m", meetingId)
                        .getResultList()
                        .map(rows -> rows.stream().map(FeedbackRow::toFeedback).toList()));
    }

    private static String joined(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> EventJson.mapper().valueToTree(reason).asText())
                .collect(Collectors.joining(","));
    }

    static List<Reason> parsed(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(",", -1))
                        .map(word -> EventJson.mapper().convertValue(word, Reason.class))
                        .toList();
    }
}
