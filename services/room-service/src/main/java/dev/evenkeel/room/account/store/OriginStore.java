package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.SessionOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Sessions that providers of single sign-on opened. */
@Singleton
public class OriginStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    OriginStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Who opened it; nothing when it was opened here. */
    public Uni<Optional<SessionOrigin>> find(UUID sessionId) {
        return transactions.run(session ->
                session.find(SessionOriginRow.class, sessionId)
                        .map(row -> Optional.ofNullable(row).map(SessionOriginRow::toOrigin)));
    }

    /**
     * Ends what the provider opened for this subject, or this session of it.
     *
     * @param subject {@code null}: whosever session it is
     * @param sid {@code null}: all sessions of the subject
     * @param audit made of the account of each
     * @return how many ended
     */
    public Uni<Integer> end(
            String provider,
            @Nullable String subject,
            @Nullable String sid,
            Function<String, Event<?>> audit) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select s from SessionRow s, SessionOriginRow o
                                where s.sessionId = o.sessionId and o.provider = :provider
                                  and (:anySubject = true or o.subject = :subject)
                                  and (:anySid = true or o.sid = :sid)
                                """,
                                SessionRow.class)
                        .setParameter("provider", provider)
                        .setParameter("anySubject", subject == null)
                        .setParameter("subject", subject == null ? "" : subject)
                        .setParameter("anySid", sid == null)
                        .setParameter("sid", sid == null ? "" : sid)
                        .getResultList()
                        .chain(rows -> end(session, rows, audit)));
    }

    private Uni<Integer> end(
            Mutiny.Session session, List<SessionRow> rows, Function<String, Event<?>> audit) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<Event<?>> told =
                rows.stream().map(row -> row.accountId).distinct().map(audit).toList();
        return session.createMutationQuery("delete from SessionRow where sessionId in :ids")
                .setParameter("ids", rows.stream().map(row -> row.sessionId).toList())
                .executeUpdate()
                .call(() -> outbox.append(session, told));
    }
}
