package dev.evenkeel.room.task.store;

import dev.evenkeel.contracts.meeting.ParticipantKind;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.task.domain.Party;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Who is or was in meetings, for as long as there are tasks to talk about: always. */
@Singleton
public class PartyStore {
    private static final String LINK =
            """
            insert into {h-schema}participant_account (participant_id, account_id)
            values (:participant, :account)
            on conflict (participant_id) do update set account_id = excluded.account_id
            """;

    private final Transactions transactions;

    @Inject
    PartyStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What somebody shows. */
    public record Shown(
            @Nullable String hostKey, @Nullable String participantId, @Nullable String resumeKey) {

        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    /** Somebody who is or was there. */
    public record Person(String participantId, String name) {}

    public Uni<Boolean> isMeeting(String meetingId) {
        return transactions.run(session -> hostKeys(session, meetingId)).map(Optional::isPresent);
    }

    /**
     * Nothing for those who show neither a key of hosts nor that of a seat they were not sent out
     * of.
     */
    public Uni<Optional<Party>> party(String meetingId, Shown shown) {
        return transactions.run(session ->
                seat(session, meetingId, shown)
                        .chain(seat ->
                                seat.isPresent()
                                        ? Uni.createFrom().item(seat)
                                        : byKey(session, meetingId, shown.hostKey())));
    }

    /**
     * Everybody who is or was there and was not sent out, in the order of coming; each name once.
     */
    public Uni<List<Person>> people(String meetingId) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select p.participantId, p.name from ParticipantRow p
                                where p.meetingId = :meeting and p.kind = :person
                                and (p.leftReason is null or p.leftReason <> :removed)
                                order by p.joinedAt, p.participantId
                                """,
                                Tuple.class)
                        .setParameter("meeting", meetingId)
                        .setParameter("person", ParticipantKind.PERSON)
                        .setParameter("removed", ParticipantLeft.Reason.REMOVED)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row ->
                                                new Person(
                                                        row.get(0, String.class),
                                                        row.get(1, String.class)))
                                        .toList()));
    }

    /** From now on the account has what is for the participant. */
    public Uni<Void> link(String participantId, String accountId) {
        return transactions.run(session ->
                session.createNativeQuery(LINK)
                        .setParameter("participant", participantId)
                        .setParameter("account", accountId)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private static Uni<Optional<Party>> seat(
            Mutiny.Session session, String meetingId, Shown shown) {
        String participantId = shown.participantId();
        String key = shown.resumeKey();
        if (participantId == null || key == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.createQuery(
                        """
                        select p.resumeKey, p.role from ParticipantRow p
                        where p.participantId = :participant and p.meetingId = :meeting
                        and (p.leftReason is null or p.leftReason <> :removed)
                        """,
                        Tuple.class)
                .setParameter("participant", participantId)
                .setParameter("meeting", meetingId)
                .setParameter("removed", ParticipantLeft.Reason.REMOVED)
                .getSingleResultOrNull()
                .map(found ->
                        Optional.ofNullable(found)
                                .filter(row -> new KeyHash(row.get(0, String.class)).matches(key))
                                .map(row ->
                                        new Party(
                                                participantId,
                                                row.get(1, ParticipantRole.class)
                                                        != ParticipantRole.PARTICIPANT)));
    }

    private static Uni<Optional<Party>> byKey(
            Mutiny.Session session, String meetingId, @Nullable String key) {
        if (key == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return hostKeys(session, meetingId)
                .map(keys ->
                        keys.filter(all -> all.stream().anyMatch(hash -> hash.matches(key)))
                                .map(_ -> new Party(null, true)));
    }

    private static Uni<Optional<List<KeyHash>>> hostKeys(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        "select m.hostKey, m.coHostKey from MeetingRow m where m.meetingId = :id",
                        Tuple.class)
                .setParameter("id", meetingId)
                .getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found).map(PartyStore::keys));
    }

    private static List<KeyHash> keys(Tuple row) {
        String coHost = row.get(1, String.class);
        KeyHash host = new KeyHash(row.get(0, String.class));
        return coHost == null ? List.of(host) : List.of(host, new KeyHash(coHost));
    }
}
