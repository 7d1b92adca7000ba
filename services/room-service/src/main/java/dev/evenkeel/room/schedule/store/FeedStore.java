package dev.evenkeel.room.schedule.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.schedule.domain.Schedule;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The URLs of calendar feeds. */
@Singleton
public class FeedStore {
    private final Transactions transactions;
    private final ScheduleStore schedules;
    private final Outbox outbox;

    @Inject
    FeedStore(Transactions transactions, ScheduleStore schedules, Outbox outbox) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.outbox = outbox;
    }

    /** What is in somebody's calendar. */
    public record Shelf(
            String accountId, Optional<String> email, String name, List<Schedule> schedules) {}

    /** When the account's URL was made, if it has one. */
    public Uni<Optional<Instant>> createdAt(String accountId) {
        return transactions.run(session ->
                session.find(FeedRow.class, accountId)
                        .map(row -> Optional.ofNullable(row).map(found -> found.createdAt)));
    }

    /** The one URL of the account from now on. */
    public Uni<Void> put(String accountId, KeyHash token, Instant now, Event<?> audit) {
        return transactions.run(session ->
                session.merge(new FeedRow(accountId, token, now))
                        .chain(() -> outbox.append(session, audit)));
    }

    /** Whether there was one. */
    public Uni<Boolean> drop(String accountId, Event<?> audit) {
        return transactions.run(session ->
                session.createMutationQuery("delete from FeedRow where accountId = :id")
                        .setParameter("id", accountId)
                        .executeUpdate()
                        .chain(dropped ->
                                dropped == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(session, audit).replaceWith(true)));
    }

    /** Nothing when there is no such URL, or its account is disabled. */
    public Uni<Optional<Shelf>> read(KeyHash token) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select a.accountId, a.email, a.emailVerified, a.name
                                from AccountRow a
                                join FeedRow f on f.accountId = a.accountId
                                where f.token = :token and a.disabled = false
                                """,
                                Object[].class)
                        .setParameter("token", token.hex())
                        .getResultList()
                        .chain(rows ->
                                rows.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Shelf>empty())
                                        : shelf(session, rows.getFirst()).map(Optional::of)));
    }

    private Uni<Shelf> shelf(Mutiny.Session session, Object[] account) {
        Optional<String> email =
                Boolean.TRUE.equals(account[2])
                        ? Optional.of((String) account[1])
                        : Optional.empty();
        return schedules
                .of(session, (String) account[0], email)
                .map(all -> new Shelf((String) account[0], email, (String) account[3], all));
    }
}
