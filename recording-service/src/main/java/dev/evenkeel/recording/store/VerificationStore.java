package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which recordings were compared with what was sealed, and when. */
@Singleton
public class VerificationStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    VerificationStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /**
     * The one that was not compared for longest, if that is longer than {@code every}; nobody else
     * gets it then.
     */
    public Uni<Optional<Recording>> claimDue(Duration every) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                select recording_id from {h-schema}recording
                                where state = 'ready'
                                    and coalesce(verified_at, stopped_at, started_at)
                                        < now() - make_interval(secs => :every)
                                order by coalesce(verified_at, stopped_at, started_at)
                                limit 1 for update skip locked
                                """,
                                String.class)
                        .setParameter("every", (double) every.toSeconds())
                        .getResultList()
                        .chain(ids ->
                                ids.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Recording>empty())
                                        : claim(session, ids.getFirst())));
    }

    private static Uni<Optional<Recording>> claim(Mutiny.Session session, String recordingId) {
        return session.createNativeQuery(
                        """
                        update {h-schema}recording set verified_at = now()
                        where recording_id = :id
                        """)
                .setParameter("id", recordingId)
                .executeUpdate()
                .chain(() ->
                        session.createNativeQuery(
                                        RecordingStore.COLUMNS + "where recording_id = :id",
                                        Object[].class)
                                .setParameter("id", recordingId)
                                .getResultList())
                .map(rows -> RecordingStore.recordings(rows).stream().findFirst());
    }

    /**
     * What was found, and what the world hears of it; nothing when it was deleted meanwhile.
     *
     * @param recording as it was when it was compared
     */
    public Uni<Void> verified(Recording recording, int findings, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording
                                set verified_at = now(), findings = :findings
                                where recording_id = :id and state = :state
                                """)
                        .setParameter("findings", findings)
                        .setParameter("id", recording.recordingId())
                        .setParameter("state", recording.state().name().toLowerCase(Locale.ROOT))
                        .executeUpdate()
                        .chain(changed ->
                                changed == 0
                                        ? Uni.createFrom().voidItem()
                                        : outbox.append(session, events)));
    }
}
