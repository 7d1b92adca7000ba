package dev.evenkeel.recording.store;

import dev.evenkeel.platform.outbox.ProcessedEvents;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is said of recorded meetings, each event once. */
@Singleton
public class PeopleStore {
    private static final String CONSUMER = "meetings";

    private final Transactions transactions;
    private final ProcessedEvents processed;
    private final QuotaStore quotas;

    @Inject
    PeopleStore(Transactions transactions, ProcessedEvents processed, QuotaStore quotas) {
        this.transactions = transactions;
        this.processed = processed;
        this.quotas = quotas;
    }

    /** Something that changes a recording. */
    public sealed interface Change {
        String meetingId();

        record Started(String recordingId, String meetingId, String title, Instant at)
                implements Change {}

        /**
         * @param recordingId null: whatever is recorded, because the meeting ended
         */
        record Stopped(@Nullable String recordingId, String meetingId, Instant at)
                implements Change {}

        record Consented(
                String recordingId,
                String meetingId,
                String participantId,
                String name,
                boolean agreed)
                implements Change {}

        /**
         * Something that is in the recording beside the media.
         *
         * @param recordingId null: in every recording of the meeting
         */
        record Happened(String meetingId, @Nullable String recordingId) implements Change {
            public Happened(String meetingId) {
                this(meetingId, null);
            }
        }
    }

    /** Another line of a recording. */
    public record Happening(long number, String body) {}

    /**
     * Carries a change out, and remembers it for the recordings of the meeting that go on. A
     * recording that there is no room for does not begin.
     *
     * @param body what happened, as JSON in one line
     */
    public Uni<Void> apply(String eventId, Change change, String body) {
        return transactions.run(session ->
                processed
                        .firstTime(session, CONSUMER, eventId)
                        .chain(first ->
                                first
                                        ? change(session, change)
                                                .chain(() -> happened(session, change, body))
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> change(Mutiny.Session session, Change change) {
        return switch (change) {
            case Change.Started started ->
                    quotas.begin(session, started, () -> started(session, started));
            case Change.Stopped stopped -> stopped(session, stopped);
            case Change.Consented said -> consented(session, said);
            case Change.Happened happened -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> started(Mutiny.Session session, Change.Started started) {
        return session.createNativeQuery(
                        """
                        insert into {h-schema}recording
                            (recording_id, meeting_id, title, started_at, state)
                        values (:id, :meeting, :title, cast(cast(:at as text) as timestamptz),
                            'recording')
                        on conflict do nothing
                        """)
                .setParameter("id", started.recordingId())
                .setParameter("meeting", started.meetingId())
                .setParameter("title", started.title())
                .setParameter("at", started.at().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> stopped(Mutiny.Session session, Change.Stopped stopped) {
        String id = stopped.recordingId();
        return session.createNativeQuery(
                        """
                        update {h-schema}recording set
                            stopped_at = cast(cast(:at as text) as timestamptz)
                        where meeting_id = :meeting and stopped_at is null
                            and (:id = '' or recording_id = :id)
                        """)
                .setParameter("at", stopped.at().toString())
                .setParameter("meeting", stopped.meetingId())
                .setParameter("id", id == null ? "" : id)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> consented(Mutiny.Session session, Change.Consented said) {
        return session.createNativeQuery(
                        """
                        insert into {h-schema}recording_person
                            (recording_id, participant_id, name, agreed)
                        select recording_id, :participant, :name, :agreed
                        from {h-schema}recording where recording_id = :id
                        on conflict (recording_id, participant_id)
                        do update set name = excluded.name, agreed = excluded.agreed
                        """)
                .setParameter("participant", said.participantId())
                .setParameter("name", said.name())
                .setParameter("agreed", said.agreed())
                .setParameter("id", said.recordingId())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The one recording it is part of; empty for those of the meeting. */
    private static String recordingOf(Change change) {
        return change instanceof Change.Happened(String meetingId, String id) && id != null
                ? id
                : "";
    }

    private static Uni<Void> happened(Mutiny.Session session, Change change, String body) {
        return session.createNativeQuery(
                        """
                        insert into {h-schema}recording_happening (recording_id, body)
                        select recording_id, :body from {h-schema}recording
                        where meeting_id = :meeting and state = 'recording'
                            and (:id = '' or recording_id = :id)
                        """)
                .setParameter("body", body)
                .setParameter("id", recordingOf(change))
                .setParameter("meeting", change.meetingId())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Who agreed to be recorded. */
    public Uni<Set<String>> agreed(String recordingId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                select participant_id from {h-schema}recording_person
                                where recording_id = :id and agreed
                                """,
                                String.class)
                        .setParameter("id", recordingId)
                        .getResultList()
                        .map(ids -> ids.stream().collect(Collectors.toUnmodifiableSet())));
    }

    /** Somebody who was asked to be recorded. */
    public record Person(String participantId, String name) {}

    /** Who was asked, by name. */
    public Uni<List<Person>> people(String recordingId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                select participant_id, name from {h-schema}recording_person
                                where recording_id = :id order by name, participant_id
                                """,
                                Object[].class)
                        .setParameter("id", recordingId)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> new Person((String) row[0], (String) row[1]))
                                        .toList()));
    }

    /** What happened since, in order. */
    public Uni<List<Happening>> happenings(String recordingId, long after) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                select number, body from {h-schema}recording_happening
                                where recording_id = :id and number > :after order by number
                                """,
                                Object[].class)
                        .setParameter("id", recordingId)
                        .setParameter("after", after)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> new Happening((Long) row[0], (String) row[1]))
                                        .toList()));
    }

    /** What the recording has, the database need not have. */
    public Uni<Void> forget(String recordingId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                "delete from {h-schema}recording_happening where recording_id = :id")
                        .setParameter("id", recordingId)
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
