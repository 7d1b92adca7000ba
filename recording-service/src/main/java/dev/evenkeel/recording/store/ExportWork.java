package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which exports this process makes; one is made by one at a time, which shows that it lives. */
@Singleton
public class ExportWork {
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Transactions transactions;
    private final Outbox outbox;
    private final String owner = UUID.randomUUID().toString();

    @Inject
    ExportWork(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Takes the one that waits longest, or one whose maker fell silent: that begins again. */
    public Uni<Optional<Export>> claim() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export set state = 'running', progress = 0,
                                    attempts = attempts + 1, owner = :owner,
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
                        ExportStore.COLUMNS + "where state = 'running' and owner = :owner",
                        Object[].class)
                .setParameter("owner", owner)
                .getResultList()
                .map(rows -> ExportStore.exports(rows).stream().findFirst());
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

    /**
     * False when it was cancelled or its recording deleted meanwhile: the file has to go.
     *
     * @param storedBytes what the file takes as it is kept
     */
    public Uni<Boolean> ready(
            String exportId, long lengthBytes, long storedBytes, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording_export e set state = 'ready',
                                    progress = 1, finished_at = now(), length_bytes = :length,
                                    stored_bytes = :stored
                                from {h-schema}recording r
                                where e.export_id = :id and e.owner = :owner
                                    and e.state = 'running' and r.recording_id = e.recording_id
                                    and r.state = 'ready'
                                """)
                        .setParameter("length", lengthBytes)
                        .setParameter("stored", storedBytes)
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
}
