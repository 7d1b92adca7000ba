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
import org.jspecify.annotations.Nullable;

/** Exports as rows: asked for, looked at, and let go. */
@Singleton
public class ExportStore {
    static final String COLUMNS =
            """
            select export_id, recording_id, format, participant_id, state, progress, requested_by,
                requested_at, finished_at, length_bytes, problem, attempts
            from {h-schema}recording_export
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final QuotaStore quotas;

    @Inject
    ExportStore(Transactions transactions, Outbox outbox, QuotaStore quotas) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.quotas = quotas;
    }

    /** Nothing once it waits to be made; how full the quota is when there is no room for it. */
    public Uni<Optional<QuotaUsage>> ask(
            String exportId,
            String recordingId,
            Format format,
            @Nullable String participantId,
            String by,
            List<? extends Event<?>> events) {
        return transactions.run(session ->
                quotas.ifRoom(
                        session,
                        () ->
                                session.createNativeQuery(
                                                """
                                                insert into {h-schema}recording_export
                                                    (export_id, recording_id, format,
                                                    participant_id, state, requested_by)
                                                values (:id, :recording, :format,
                                                    nullif(:participant, ''), 'queued', :by)
                                                """)
                                        .setParameter("id", exportId)
                                        .setParameter("recording", recordingId)
                                        .setParameter(
                                                "format", format.name().toLowerCase(Locale.ROOT))
                                        .setParameter(
                                                "participant",
                                                participantId == null ? "" : participantId)
                                        .setParameter("by", by)
                                        .executeUpdate()
                                        .chain(() -> outbox.append(session, events))));
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

    /** Its file is there no more. */
    public Uni<Void> removed(String exportId) {
        return update(
                "update {h-schema}recording_export set stored_bytes = null where export_id = :id",
                exportId);
    }

    public Uni<Void> forget(String exportId) {
        return update("delete from {h-schema}recording_export where export_id = :id", exportId);
    }

    private Uni<Void> update(String query, String exportId) {
        return transactions.run(session ->
                session.createNativeQuery(query)
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

    static List<Export> exports(List<Object[]> rows) {
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
                (String) row[10],
                (Integer) row[11]);
    }
}
