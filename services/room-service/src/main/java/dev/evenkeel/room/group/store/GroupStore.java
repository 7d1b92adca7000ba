package dev.evenkeel.room.group.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Groups. Each change is one transaction with the event that tells of it. */
@Singleton
public class GroupStore {
    private static final String TAKEN = "another group has this name, or this site";

    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    GroupStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** A group and how many belong to it. */
    public record Counted(Group group, long members) {}

    /** All of them, in the order of their names. */
    public Uni<List<Counted>> list() {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select g, (select count(m) from MemberRow m
                                           where m.key.groupId = g.groupId)
                                from GroupRow g order by g.name
                                """,
                                Object[].class)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row ->
                                                new Counted(
                                                        ((GroupRow) row[0]).toGroup(),
                                                        (Long) row[1]))
                                        .toList()));
    }

    public Uni<Reply<Group>> create(Group group, Event<?> audit) {
        return refusedAs(
                TAKEN,
                transactions.run(session ->
                        session.persist(new GroupRow(group))
                                .chain(() -> session.flush())
                                .chain(() -> outbox.append(session, audit))
                                .replaceWith(() -> new Reply.Done<>(group))));
    }

    /**
     * @param rule makes of the group as it is what it shall be
     */
    public Uni<Reply<Group>> change(
            String groupId, Function<Group, Reply<Group>> rule, Event<?> audit) {
        return refusedAs(
                TAKEN,
                transactions.run(session ->
                        session.find(GroupRow.class, groupId, LockModeType.PESSIMISTIC_WRITE)
                                .chain(row ->
                                        row == null
                                                ? missing(groupId)
                                                : change(session, row, rule, audit))));
    }

    /** Its members are members no more. */
    public Uni<Reply<Boolean>> delete(String groupId, Event<?> audit) {
        return refusedAs(
                "a meeting lets only its members in",
                transactions.run(session ->
                        session.createMutationQuery("delete from GroupRow where groupId = :id")
                                .setParameter("id", groupId)
                                .executeUpdate()
                                .chain(deleted ->
                                        deleted == 0
                                                ? missing(groupId)
                                                : outbox.append(session, audit)
                                                        .replaceWith(
                                                                () -> new Reply.Done<>(true)))));
    }

    private Uni<Reply<Group>> change(
            Mutiny.Session session,
            GroupRow row,
            Function<Group, Reply<Group>> rule,
            Event<?> audit) {
        return switch (rule.apply(row.toGroup())) {
            case Reply.Refused<Group> refused -> Uni.createFrom().item(refused);
            case Reply.Done<Group>(Group after) -> {
                row.take(after);
                yield session.flush()
                        .chain(() -> outbox.append(session, audit))
                        .replaceWith(() -> new Reply.Done<>(after));
            }
        };
    }

    static <T> Uni<Reply<T>> missing(String groupId) {
        return Uni.createFrom().item(new Reply.Refused<>(new Refusal.NotThere("group", groupId)));
    }

    /** What the database does not allow: a name or a site twice, or losing what is referred to. */
    private static <T> Uni<Reply<T>> refusedAs(String why, Uni<Reply<T>> change) {
        return change.onFailure(Availability::isHopeless)
                .recoverWithItem(() -> new Reply.Refused<>(new Refusal.Overtaken(why)));
    }
}
