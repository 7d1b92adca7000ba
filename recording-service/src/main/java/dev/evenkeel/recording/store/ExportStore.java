package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.recording.store.Export.Format;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Exports as rows; one is made by one process at a time, which shows that it lives. */
@Singleton
public class ExportStore {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final String COLUMNS =
            """
            select export_id, recording_id, format, participant_id, state, progress, requested_by,
                requested_at, finished_at, length_bytes, problem
            from {h-schema}recording_export
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final String owner = UUID.randomUUID().toString();

    @Inject
    ExportStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    public Uni<Void> ask(
            String exportId,
            String recordingId,
            Format format,
            @Nullable String participantId,
            String by,
            List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                insert into {h-schema}recording_export
                                    (export_id, recording_id, format, participant_id, state,
                                    requested_by)
                                values (:id, :recording, :format, nullif(:participant, ''),
                                    'queued', :by)
                                """)
                        .setParameter("id", exportId)
                        .setParameter("recording", recordingId)
                        .setParameter("format", format.name().toLowerCase(Locale.ROOT))
                        .setParameter("participant", participantId == null ? "" : participantId)
                        .setParameter("by", by)
                        .executeUpdate()
                        .chain(() -> outbox.append(session, events)));
    }

    /** The newest first. */
    public Uni<List<Export>> ofRecording(String recordingId) {
        return select("where recording_id = :id order by requested_at desc", recordingId);
    }

    public Uni<Optional<Export>> find(String exportId) {
        return select("where export_id = :id", exportId).map(all -> all.stream().findFirst());
    }

    /** Ready ones that were kept long enough. */
    public Uni<List<Export>> olderThan(Duration age) {
        return transactions.run(session ->
                session.createNativeQuery(
                                COLUMNS
                                        + """
                                        where state in ('ready', 'failed', 'cancelled')
                                            and finished_at < now() - make_interval(secs => :age)
                                        """,
                                Object[].class)
                        .setParameter("age", (double) age.toSeconds())
                        .getResultList()
                        .map(ExportStore::exports));
    }

    /** Takes the one that waits longest, or one whose maker fell silent: that begins again. */
    public Uni<Optional<Export>> claim() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export set state = 'running', progress = 0,
                                    owner = :owner,
                                    lease_until = now() + make_interval(secs => :lease)
                                where export_id = (
                                    select export_id from {h-schema}recording_export
                                    where state = 'queued'
                                        or (state = 'running' and lease_until < now())
                                    order by requested_at limit 1 for update skip locked)
                                """)
                        .setParameter("owner", owner)
                        .setParameter("lease", (double) LEASE.toSeconds())
                        .executeUpdate()
                        .chain(claimed ->
                                claimed == 0
                                        ? Uni.createFrom().item(Optional.<Export>empty())
                                        : mine(session)));
    }

    private Uni<Optional<Export>> mine(Mutiny.Session session) {
        return session.createNativeQuery(
                        COLUMNS + "where state = 'running' and owner = :owner", Object[].class)
                .setParameter("owner", owner)
                .getResultList()
                .map(rows -> exports(rows).stream().findFirst());
    }

    /** Whether this process is to go on: not once it was cancelled or its recording deleted. */
    public Uni<Boolean> proceed(String exportId, double progress) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export e set progress = :progress,
                                    lease_until = now() + make_interval(secs => :lease)
                                from {h-schema}recording r
                                where e.export_id = :id and e.owner = :owner
                                    and e.state = 'running' and r.recording_id = e.recording_id
                                    and r.state = 'ready'
                                """)
                        .setParameter("progress", progress)
                        .setParameter("lease", (double) LEASE.toSeconds())
                        .setParameter("id", exportId)
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .map(changed -> changed == 1));
    }

    /** False when it was cancelled or its recording deleted meanwhile: the file has to go. */
    public Uni<Boolean> ready(String exportId, long lengthBytes, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export e set state = 'ready',
                                    progress = 1, finished_at = now(), length_bytes = :length
                                from {h-schema}recording r
                                where e.export_id = :id and e.owner = :owner
                                    and e.state = 'running' and r.recording_id = e.recording_id
                                    and r.state = 'ready'
                                """)
                        .setParameter("length", lengthBytes)
                        .setParameter("id", exportId)
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .chain(changed ->
                                changed == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(session, events).replaceWith(true)));
    }

    public Uni<Void> failed(String exportId, String problem) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export set state = 'failed',
                                    finished_at = now(), problem = :problem
                                where export_id = :id and owner = :owner and state = 'running'
                                """)
                        .setParameter("problem", problem)
                        .setParameter("id", exportId)
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** Lets another process, or this one after its restart, begin at once. */
    public Uni<Void> giveBack() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export set state = 'queued', progress = 0
                                where owner = :owner and state = 'running'
                                """)
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** From here on nobody makes it and nobody gets it. */
    public Uni<Void> cancel(String exportId, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export
                                set state = 'cancelled', finished_at = now()
                                where export_id = :id and state <> 'cancelled'
                                """)
                        .setParameter("id", exportId)
                        .executeUpdate()
                        .chain(() -> outbox.append(session, events)));
    }

    public Uni<Void> forget(String exportId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                "delete from {h-schema}recording_export where export_id = :id")
                        .setParameter("id", exportId)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private Uni<List<Export>> select(String where, String id) {
        return transactions.run(session ->
                session.createNativeQuery(COLUMNS + where, Object[].class)
                        .setParameter("id", id)
                        .getResultList()
                        .map(ExportStore::exports));
    }

    private static List<Export> exports(List<Object[]> rows) {
        return rows.stream().map(ExportStore::export).toList();
    }

    private static Export export(Object[] row) {
        return new Export(
                (String) row[0],
                (String) row[1],
                Format.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                (String) row[3],
                Export.State.valueOf(((String) row[4]).toUpperCase(Locale.ROOT)),
                (Double) row[5],
                (String) row[6],
                RecordingStore.instant(row[7]),
                row[8] == null ? null : RecordingStore.instant(row[8]),
                (Long) row[9],
                (String) row[10]);
    }
}
