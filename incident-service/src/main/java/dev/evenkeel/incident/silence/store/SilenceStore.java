package dev.evenkeel.incident.silence.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Silences as rows. Making and ending one is an audit event in the same transaction. */
@Singleton
public class SilenceStore {
    private static final String PUT =
            """
            insert into {h-schema}incident_silence (id, from_at, until_at, body)
            values (:id, cast(cast(:from as text) as timestamptz),
                cast(cast(:until as text) as timestamptz), :body)
            on conflict (id) do nothing
            """;
    private static final String END =
            """
            update {h-schema}incident_silence
            set ended_at = cast(cast(:at as text) as timestamptz)
            where id = :id and ended_at is null and until_at > cast(cast(:at as text) as timestamptz)
            """;
    private static final String LISTED =
            """
            select body, cast(ended_at as text) from {h-schema}incident_silence
            where least(until_at, coalesce(ended_at, until_at)) > now() - make_interval(secs => :seconds)
            order by until_at desc, id limit 500
            """;
    private static final String FIND =
            "select body, cast(ended_at as text) from {h-schema}incident_silence where id = :id";

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    /**
     * A silence and whether somebody ended it before its time.
     *
     * @param ended it was ended
     */
    public record Kept(Mute silence, boolean ended) {}

    @Inject
    SilenceStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** Keeps it; whether it is there now as given (a repeated call changes nothing). */
    public Uni<Boolean> put(Mute silence, String actor, Instant now) {
        String body = json(silence);
        return transactions.run(session ->
                session.createNativeQuery(PUT)
                        .setParameter("id", silence.id())
                        .setParameter("from", silence.from().toString())
                        .setParameter("until", silence.until().toString())
                        .setParameter("body", body)
                        .executeUpdate()
                        .chain(put ->
                                put == 1
                                        ? audit(session, actor, "silence.created", silence, now)
                                                .replaceWith(true)
                                        : find(session, silence.id())
                                                .map(known -> isSame(known, silence))));
    }

    /** Ends it now; empty when there is none. Ending an ended one changes nothing. */
    public Uni<Optional<Kept>> end(String id, String actor, Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(END)
                        .setParameter("id", id)
                        .setParameter("at", now.toString())
                        .executeUpdate()
                        .chain(ended ->
                                find(session, id)
                                        .chain(known ->
                                                ended == 1 && known.isPresent()
                                                        ? audit(
                                                                        session,
                                                                        actor,
                                                                        "silence.ended",
                                                                        known.get().silence(),
                                                                        now)
                                                                .replaceWith(known)
                                                        : Uni.createFrom().item(known))));
    }

    /** Those that are not over, and those that were not so many seconds ago. */
    public Uni<List<Kept>> notOverFor(long seconds) {
        return transactions.run(session ->
                session.createNativeQuery(LISTED, Object[].class)
                        .setParameter("seconds", (double) seconds)
                        .getResultList()
                        .map(rows -> rows.stream().map(SilenceStore::kept).toList()));
    }

    private static Uni<Optional<Kept>> find(Mutiny.Session session, String id) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(SilenceStore::kept));
    }

    private Uni<Void> audit(
            Mutiny.Session session, String actor, String action, Mute silence, Instant now) {
        AuditEntry entry =
                new AuditEntry(
                        actor,
                        action,
                        silence.id(),
                        AuditEntry.Outcome.GRANTED,
                        null,
                        "until %s, %s".formatted(silence.until(), silence.match().fields()),
                        now);
        return outbox.append(session, events.create(EventTypes.AUDIT_RECORDED, actor, entry));
    }

    private static boolean isSame(Optional<Kept> known, Mute silence) {
        return known.map(Kept::silence).filter(silence::equals).isPresent();
    }

    private static Kept kept(Object[] row) {
        try {
            return new Kept(
                    EventJson.mapper().readValue((String) row[0], Mute.class), row[1] != null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored silence cannot be read", e);
        }
    }

    private static String json(Mute silence) {
        try {
            return EventJson.mapper().writeValueAsString(silence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("silence cannot be written", e);
        }
    }
}
