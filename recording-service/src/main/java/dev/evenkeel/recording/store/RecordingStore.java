package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.recording.archive.Head;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Recordings as rows; what the world hears of them leaves in the same transaction. */
@Singleton
public class RecordingStore {
    static final String COLUMNS =
            """
            select recording_id, meeting_id, title, started_at, stopped_at, state, duration_millis,
                epoch, head_lines, head_sha256, storage_cause, held, deleted_at, deleted_by,
                deletion_reason, held_by, held_at, hold_reason, access,
                array_to_string(named, ','), verified_at, findings
            from {h-schema}recording
            """;

    /** A recorder that comes back as another process gets what its former self had. */
    private static final String CLAIM =
            """
            update {h-schema}recording set
                epoch = case when owner = :owner then epoch else epoch + 1 end,
                owner = :owner, lease_until = now() + make_interval(secs => :seconds)
            where state = 'recording' and (owner = :owner or lease_until < now())
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final String owner = UUID.randomUUID().toString();

    @Inject
    RecordingStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Takes and keeps what nobody else has: all recordings this process is to make. */
    public Uni<List<Recording>> claim(Duration lease) {
        return transactions.run(session ->
                session.createNativeQuery(CLAIM)
                        .setParameter("owner", owner)
                        .setParameter("seconds", (double) lease.toSeconds())
                        .executeUpdate()
                        .chain(() ->
                                session.createNativeQuery(
                                                COLUMNS
                                                        + "where state = 'recording' and owner ="
                                                        + " :owner",
                                                Object[].class)
                                        .setParameter("owner", owner)
                                        .getResultList())
                        .map(RecordingStore::recordings));
    }

    /** Lets another recorder begin at once. */
    public Uni<Void> release() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set lease_until = now() - interval '1 second'
                                where owner = :owner and state = 'recording'
                                """)
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    public Uni<Optional<Recording>> find(String recordingId) {
        return transactions.run(session ->
                session.createNativeQuery(COLUMNS + "where recording_id = :id", Object[].class)
                        .setParameter("id", recordingId)
                        .getResultList()
                        .map(rows -> recordings(rows).stream().findFirst()));
    }

    /** The newest first. */
    public Uni<List<Recording>> ofMeeting(String meetingId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                COLUMNS + "where meeting_id = :id order by started_at desc",
                                Object[].class)
                        .setParameter("id", meetingId)
                        .getResultList()
                        .map(RecordingStore::recordings));
    }

    /** How the manifest ends now, what all of it takes, and what the world hears of it. */
    public Uni<Void> sealed(
            String recordingId, Head head, long storedBytes, List<? extends Event<?>> events) {
        return transactions.run(session ->
                head(session, recordingId, head, storedBytes)
                        .chain(() -> outbox.append(session, events)));
    }

    /** The recording is complete. */
    public Uni<Void> finished(
            String recordingId,
            Head head,
            long storedBytes,
            long durationMillis,
            List<? extends Event<?>> events) {
        return transactions.run(session ->
                head(session, recordingId, head, storedBytes)
                        .chain(() ->
                                session.createNativeQuery(
                                                """
                                                update {h-schema}recording
                                                set state = 'ready', duration_millis = :duration
                                                where recording_id = :id and state = 'recording'
                                                """)
                                        .setParameter("duration", durationMillis)
                                        .setParameter("id", recordingId)
                                        .executeUpdate())
                        .chain(() -> outbox.append(session, events)));
    }

    private static Uni<Integer> head(
            Mutiny.Session session, String recordingId, Head head, long storedBytes) {
        return session.createNativeQuery(
                        """
                        update {h-schema}recording set head_lines = :lines, head_sha256 = :sha256,
                            stored_bytes = :stored
                        where recording_id = :id and head_lines <= :lines
                        """)
                .setParameter("lines", head.lines())
                .setParameter("sha256", head.sha256())
                .setParameter("stored", storedBytes)
                .setParameter("id", recordingId)
                .executeUpdate();
    }

    /** Why nothing can be made safe now, or null when it can again. */
    public Uni<Void> storage(
            String recordingId, @Nullable String cause, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set storage_cause = nullif(:cause, '')
                                where recording_id = :id
                                """)
                        .setParameter("cause", cause == null ? "" : cause)
                        .setParameter("id", recordingId)
                        .executeUpdate()
                        .chain(() -> outbox.append(session, events)));
    }

    /** Events of their own. */
    public Uni<Void> tell(List<? extends Event<?>> events) {
        return transactions.run(session -> outbox.append(session, events));
    }

    static List<Recording> recordings(List<Object[]> rows) {
        return rows.stream().map(RecordingStore::recording).toList();
    }

    private static Recording recording(Object[] row) {
        return new Recording(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                instant(row[3]),
                row[4] == null ? null : instant(row[4]),
                Recording.State.valueOf(((String) row[5]).toUpperCase(Locale.ROOT)),
                (Long) row[6],
                (Long) row[7],
                (Long) row[8],
                (String) row[9],
                (String) row[10],
                (Boolean) row[11],
                row[15] == null ? null : hold(row),
                row[12] == null ? null : instant(row[12]),
                (String) row[13],
                (String) row[14],
                row[18] == null
                        ? null
                        : Access.valueOf(((String) row[18]).toUpperCase(Locale.ROOT)),
                ((String) row[19]).isEmpty()
                        ? List.of()
                        : List.of(((String) row[19]).split(",", -1)),
                row[20] == null ? null : instant(row[20]),
                (Integer) row[21]);
    }

    private static Recording.Hold hold(Object[] row) {
        return new Recording.Hold((String) row[15], instant(row[16]), (String) row[17]);
    }

    static Instant instant(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("a time of " + value.getClass());
        };
    }
}
