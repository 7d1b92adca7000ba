package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Which recordings must be kept, which must go, and which are gone. */
@Singleton
public class DeletionStore {
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);
    private static final Duration SWEEP_LEASE = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    DeletionStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /**
     * Keeps a recording; false when it is kept already, or on its way out.
     *
     * @param reason in somebody's words; null when none is given
     */
    public Uni<Boolean> hold(
            String recordingId,
            String by,
            @Nullable String reason,
            List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set held = true, held_by = :by,
                                    held_at = now(), hold_reason = nullif(:reason, '')
                                where recording_id = :id and not held
                                    and state in ('recording', 'ready')
                                """)
                        .setParameter("by", by)
                        .setParameter("reason", reason == null ? "" : reason)
                        .setParameter("id", recordingId)
                        .executeUpdate()
                        .chain(changed -> tellIf(changed, session, events)));
    }

    /** Lets a recording go again; false when nobody holds it. */
    public Uni<Boolean> release(String recordingId, List<? extends Event<?>> events) {
        return transactions.run(session ->
                update(
                                session,
                                """
                                update {h-schema}recording set held = false, held_by = null,
                                    held_at = null, hold_reason = null
                                where recording_id = :id and held
                                    and state in ('recording', 'ready')
                                """,
                                recordingId)
                        .chain(changed -> tellIf(changed, session, events)));
    }

    private Uni<Boolean> tellIf(
            int changed, Mutiny.Session session, List<? extends Event<?>> events) {
        return changed == 0
                ? Uni.createFrom().item(false)
                : outbox.append(session, events).replaceWith(true);
    }

    /** From here on it is never shown again; false for one that is held, or not complete. */
    public Uni<Boolean> condemn(String recordingId, String by) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set state = 'deleting',
                                    deleted_at = now(), deleted_by = :by, deletion_reason = 'asked'
                                where recording_id = :id and state = 'ready' and not held
                                """)
                        .setParameter("by", by)
                        .setParameter("id", recordingId)
                        .executeUpdate()
                        .map(changed -> changed == 1));
    }

    /** The same for all that were kept long enough since they ended. */
    public Uni<Integer> condemnOlderThan(Duration retention, String by) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set state = 'deleting',
                                    deleted_at = now(), deleted_by = :by, deletion_reason = 'expired'
                                where state = 'ready' and not held
                                    and coalesce(stopped_at, started_at)
                                        < now() - make_interval(secs => :seconds)
                                """)
                        .setParameter("by", by)
                        .setParameter("seconds", (double) retention.toSeconds())
                        .executeUpdate());
    }

    /** What must go and is not gone. */
    public Uni<List<Recording>> condemned() {
        return transactions.run(session ->
                session.createNativeQuery(
                                RecordingStore.COLUMNS + "where state = 'deleting'", Object[].class)
                        .getResultList()
                        .map(RecordingStore::recordings));
    }

    /** It is gone; of what people said only the proof remains. Told once. */
    public Uni<Void> gone(String recordingId, List<? extends Event<?>> events) {
        return transactions.run(session ->
                update(
                                session,
                                """
                                update {h-schema}recording set state = 'deleted', title = '',
                                    named = '{}'
                                where recording_id = :id and state = 'deleting'
                                """,
                                recordingId)
                        .chain(changed ->
                                changed == 0
                                        ? Uni.createFrom().voidItem()
                                        : forget(session, recordingId)
                                                .chain(() -> outbox.append(session, events))));
    }

    private static Uni<Void> forget(Mutiny.Session session, String recordingId) {
        return update(
                        session,
                        "delete from {h-schema}recording_happening where recording_id = :id",
                        recordingId)
                .chain(() ->
                        update(
                                session,
                                "delete from {h-schema}recording_person where recording_id = :id",
                                recordingId))
                .chain(() ->
                        update(
                                session,
                                "delete from {h-schema}recording_export where recording_id = :id",
                                recordingId))
                .chain(() ->
                        update(
                                session,
                                "delete from {h-schema}share_link where recording_id = :id",
                                recordingId))
                .replaceWithVoid();
    }

    private static Uni<Integer> update(Mutiny.Session session, String query, String recordingId) {
        return session.createNativeQuery(query).setParameter("id", recordingId).executeUpdate();
    }

    /** Whether this process is the one that sweeps now; a sweep is due once a day. */
    public Uni<Boolean> beginSweep() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}retention_sweep
                                set lease_until = now() + make_interval(secs => :lease)
                                where lease_until < now()
                                    and swept_at < now() - make_interval(secs => :between)
                                """)
                        .setParameter("lease", (double) SWEEP_LEASE.toSeconds())
                        .setParameter("between", (double) BETWEEN_SWEEPS.toSeconds())
                        .executeUpdate()
                        .map(changed -> changed == 1));
    }

    public Uni<Void> endSweep() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}retention_sweep
                                set swept_at = now(), lease_until = '-infinity'
                                """)
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
