package dev.evenkeel.incident.alert.store;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.alert.domain.Message;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Messages and how far each has come. Whoever sends one holds it for a while; who dies with it in
 * hand lets another send it again, under the same id.
 */
@Singleton
public class DeliveryStore {
    private static final String CLAIM =
            """
            update {h-schema}alert_delivery set
                state = 'sending', attempts = attempts + 1,
                first_at = coalesce(first_at, now()),
                due_at = now() + make_interval(secs => :lease)
            where id = (
                select d.id from {h-schema}alert_delivery d
                where d.state in ('gathering', 'waiting', 'sending') and d.due_at <= now()
                    and not exists (
                        select 1 from {h-schema}alert_item mine
                        join {h-schema}alert_item other on other.dedup_key = mine.dedup_key
                        join {h-schema}alert_delivery before on before.id = other.delivery_id
                        where mine.delivery_id = d.id and before.receiver = d.receiver
                            and before.seq < d.seq
                            and before.state in ('gathering', 'waiting', 'sending'))
                order by d.due_at, d.seq for update of d skip locked limit 1)
            returning id, receiver, attempts, cast(extract(epoch from first_at) * 1000 as bigint)
            """;
    private static final String ITEMS =
            "select body from {h-schema}alert_item where delivery_id = :id order by seq";
    private static final String ARRIVED =
            """
            update {h-schema}alert_delivery set
                state = 'delivered', delivered_at = now(), last_status = :status, last_error = null
            where id = :id and state = 'sending' and attempts = :attempt
            """;
    private static final String MISSED =
            """
            update {h-schema}alert_delivery set
                state = :state, due_at = cast(cast(:due as text) as timestamptz),
                last_status = :status, last_error = :error
            where id = :id and state = 'sending' and attempts = :attempt
            """;
    private static final String AGAIN =
            """
            update {h-schema}alert_delivery set
                state = 'waiting', due_at = now(), first_at = null, delivered_at = null
            where id = :id and state in ('delivered', 'failed')
            """;
    private static final String FORGET =
            """
            delete from {h-schema}alert_delivery
            where state in ('delivered', 'failed') and created_at < now() - interval '30 days'
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    DeliveryStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** Takes a message that is due in hand, for as long as {@code lease}. */
    public Uni<Optional<Message>> claim(Duration lease) {
        return transactions.run(session ->
                session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("lease", lease.toMillis() / 1000.0)
                        .getSingleResultOrNull()
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : message(session, row).map(Optional::of)));
    }

    /** It is there. Said of an attempt that another has taken over it changes nothing. */
    public Uni<Void> arrived(Message message, int status) {
        return transactions.run(session ->
                session.createNativeQuery(ARRIVED)
                        .setParameter("status", status)
                        .setParameter("id", message.id())
                        .setParameter("attempt", message.attempt())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /**
     * It is not there.
     *
     * @param again when to try again; {@code null}: it is given up
     */
    public Uni<Void> missed(
            Message message, int status, String error, @Nullable Instant again, Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(MISSED)
                        .setParameter("state", again == null ? "failed" : "waiting")
                        .setParameter("due", (again == null ? now : again).toString())
                        .setParameter("status", status)
                        .setParameter("error", error)
                        .setParameter("id", message.id())
                        .setParameter("attempt", message.attempt())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** Sends the same message once more; false when it is under way or unknown. */
    public Uni<Boolean> again(String id, String actor, Instant now) {
        AuditEntry entry =
                new AuditEntry(
                        actor, "alert.replayed", id, AuditEntry.Outcome.GRANTED, null, null, now);
        return transactions.run(session ->
                session.createNativeQuery(AGAIN)
                        .setParameter("id", id)
                        .executeUpdate()
                        .chain(changed ->
                                changed == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(
                                                        session,
                                                        events.create(
                                                                EventTypes.AUDIT_RECORDED,
                                                                actor,
                                                                entry))
                                                .replaceWith(true)));
    }

    /** Forgets what is over for a month. */
    public Uni<Integer> forget() {
        return transactions.run(session -> session.createNativeQuery(FORGET).executeUpdate());
    }

    private static Uni<Message> message(Mutiny.Session session, Object[] row) {
        return session.createNativeQuery(ITEMS, String.class)
                .setParameter("id", row[0])
                .getResultList()
                .map((List<String> bodies) ->
                        new Message(
                                (String) row[0],
                                (String) row[1],
                                bodies.stream().map(AlertJson::read).toList(),
                                ((Number) row[2]).intValue(),
                                Instant.ofEpochMilli(((Number) row[3]).longValue())));
    }
}
