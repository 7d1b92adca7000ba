package dev.evenkeel.room.group.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.group.domain.Following;
import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.group.domain.GroupKind;
import dev.evenkeel.room.group.domain.Member;
import dev.evenkeel.room.group.domain.Membership;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who belongs to which group. Whoever comes to a site leaves the one before. */
@Singleton
public class MemberStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    MemberStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** A page in the order of the addresses. */
    public Uni<Reply<List<Member>>> list(String groupId, String afterEmail, int limit) {
        return transactions.run(session ->
                session.find(GroupRow.class, groupId)
                        .chain(group ->
                                group == null
                                        ? GroupStore.missing(groupId)
                                        : members(session, groupId, afterEmail, limit)
                                                .map(Reply.Done::new)));
    }

    /** Everything somebody belongs to, in the order of the names. */
    public Uni<List<Membership>> of(String accountId) {
        return transactions.run(session -> of(session, accountId));
    }

    /**
     * Some groups with their people.
     *
     * @param groups ids of those that are there
     * @param people in the order of groups and addresses
     */
    public record Assembly(Set<String> groups, List<Person> people) {}

    /** Somebody in a group, who is not disabled. */
    public record Person(String groupId, String email, String name) {}

    public Uni<Assembly> assembly(Set<String> groupIds) {
        return transactions.run(session ->
                session.createQuery(
                                "select g.groupId from GroupRow g where g.groupId in :ids",
                                String.class)
                        .setParameter("ids", groupIds)
                        .getResultList()
                        .chain(there ->
                                people(session, groupIds)
                                        .map(people -> new Assembly(Set.copyOf(there), people))));
    }

    public Uni<Boolean> isMember(String groupId, String accountId) {
        return transactions.run(session ->
                session.find(MemberRow.class, new MemberRow.Key(groupId, accountId))
                        .map(row -> row != null));
    }

    private static Uni<List<Person>> people(Mutiny.Session session, Set<String> groupIds) {
        return session.createQuery(
                        """
                        select m.key.groupId, a.email, a.name from MemberRow m
                        join AccountRow a on a.accountId = m.key.accountId
                        where m.key.groupId in :ids and a.disabled = false
                        order by m.key.groupId, a.email
                        """,
                        Object[].class)
                .setParameter("ids", groupIds)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Person(
                                                (String) row[0], (String) row[1], (String) row[2]))
                                .toList());
    }

    /** By an administrator's word; doing it twice is the same as once. */
    public Uni<Reply<Boolean>> put(String groupId, String accountId, Event<?> audit) {
        return transactions
                .<Reply<Boolean>>run(session ->
                        session.find(GroupRow.class, groupId)
                                .chain(group ->
                                        group == null
                                                ? GroupStore.missing(groupId)
                                                : put(session, group, accountId, audit)))
                .onFailure(Availability::isHopeless)
                .recoverWithItem(() ->
                        new Reply.Refused<>(
                                new Refusal.Overtaken("somebody else changed it just now")));
    }

    public Uni<Reply<Boolean>> remove(String groupId, String accountId, Event<?> audit) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                delete from MemberRow
                                where key.groupId = :group and key.accountId = :account
                                """)
                        .setParameter("group", groupId)
                        .setParameter("account", accountId)
                        .executeUpdate()
                        .chain(removed ->
                                removed == 0
                                        ? Uni.createFrom()
                                                .item(
                                                        new Reply.Refused<>(
                                                                new Refusal.NotThere(
                                                                        "member", accountId)))
                                        : outbox.append(session, audit)
                                                .replaceWith(() -> new Reply.Done<>(true))));
    }

    /**
     * What a provider says of somebody becomes so.
     *
     * @param values of its claim
     * @param audit tells of what changes
     */
    public Uni<Following> follow(
            String accountId,
            String provider,
            Set<String> values,
            Function<Following, List<Event<?>>> audit) {
        return transactions.run(session ->
                of(session, accountId)
                        .chain(before ->
                                claimed(session, values)
                                        .map(groups -> Following.of(before, groups, provider)))
                        .chain(following ->
                                write(session, accountId, provider, following)
                                        .chain(() -> outbox.append(session, audit.apply(following)))
                                        .replaceWith(following)));
    }

    private static Uni<Void> write(
            Mutiny.Session session, String accountId, String provider, Following following) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Group left : following.left()) {
            done = done.chain(() -> drop(session, List.of(left.groupId()), accountId));
        }
        for (Group joined : following.joined()) {
            MemberRow row = new MemberRow(new GroupRow(joined), accountId, provider);
            done = done.chain(() -> session.persist(row));
        }
        return done.chain(() -> session.flush());
    }

    private Uni<Reply<Boolean>> put(
            Mutiny.Session session, GroupRow group, String accountId, Event<?> audit) {
        return session.createQuery(
                        "select count(a) from AccountRow a where a.accountId = :id", Long.class)
                .setParameter("id", accountId)
                .getSingleResult()
                .chain(there ->
                        there == 0
                                ? Uni.createFrom()
                                        .item(
                                                new Reply.Refused<Boolean>(
                                                        new Refusal.NotThere("account", accountId)))
                                : session.find(
                                                MemberRow.class,
                                                new MemberRow.Key(group.groupId, accountId))
                                        .chain(row -> put(session, group, accountId, row, audit)));
    }

    private Uni<Reply<Boolean>> put(
            Mutiny.Session session,
            GroupRow group,
            String accountId,
            @org.jspecify.annotations.Nullable MemberRow known,
            Event<?> audit) {
        if (known != null) {
            known.provider = null;
            return session.flush().replaceWith(() -> new Reply.Done<>(false));
        }
        return leaveSite(session, group, accountId)
                .chain(() -> session.persist(new MemberRow(group, accountId, null)))
                .chain(() -> session.flush())
                .chain(() -> outbox.append(session, audit))
                .replaceWith(() -> new Reply.Done<>(true));
    }

    private static Uni<Void> leaveSite(Mutiny.Session session, GroupRow group, String accountId) {
        return group.kind != GroupKind.SITE
                ? Uni.createFrom().voidItem()
                : session.createMutationQuery(
                                """
                                delete from MemberRow
                                where key.accountId = :account and kind = :site
                                """)
                        .setParameter("account", accountId)
                        .setParameter("site", GroupKind.SITE)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> drop(
            Mutiny.Session session, Collection<String> groupIds, String accountId) {
        return session.createMutationQuery(
                        """
                        delete from MemberRow
                        where key.accountId = :account and key.groupId in :groups
                        """)
                .setParameter("account", accountId)
                .setParameter("groups", groupIds)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<List<Membership>> of(Mutiny.Session session, String accountId) {
        return session.createQuery(
                        """
                        select g, m.provider from MemberRow m
                        join GroupRow g on g.groupId = m.key.groupId
                        where m.key.accountId = :account order by g.name
                        """,
                        Object[].class)
                .setParameter("account", accountId)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Membership(
                                                ((GroupRow) row[0]).toGroup(), (String) row[1]))
                                .toList());
    }

    private static Uni<List<Group>> claimed(Mutiny.Session session, Set<String> values) {
        return values.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createQuery(
                                "select g from GroupRow g where g.claim in :values", GroupRow.class)
                        .setParameter("values", values)
                        .getResultList()
                        .map(rows -> rows.stream().map(GroupRow::toGroup).toList());
    }

    private static Uni<List<Member>> members(
            Mutiny.Session session, String groupId, String afterEmail, int limit) {
        return session.createQuery(
                        """
                        select a.accountId, a.email, a.name, m.provider from MemberRow m
                        join AccountRow a on a.accountId = m.key.accountId
                        where m.key.groupId = :group and a.email > :after order by a.email
                        """,
                        Object[].class)
                .setParameter("group", groupId)
                .setParameter("after", afterEmail)
                .setMaxResults(limit)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Member(
                                                (String) row[0],
                                                (String) row[1],
                                                (String) row[2],
                                                (String) row[3]))
                                .toList());
    }
}
