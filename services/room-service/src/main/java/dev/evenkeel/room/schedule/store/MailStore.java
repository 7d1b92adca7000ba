package dev.evenkeel.room.schedule.store;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.schedule.mail.Letter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Mails that wait to be sent. Written in the transaction of what they tell, taken by one sender at
 * a time, gone when sent. Mails of one meeting to one person leave in the order of writing.
 */
@Singleton
public class MailStore {
    private static final String CLAIM =
            """
            update {h-schema}scheduled_mail set claimed_until = :until, attempts = attempts + 1
            where mail_id = (
                select m.mail_id from {h-schema}scheduled_mail m
                where m.given_up_at is null and m.due_at <= :now
                  and (m.claimed_until is null or m.claimed_until < :now)
                  and not exists (
                      select 1 from {h-schema}scheduled_mail e
                      where e.meeting_id = m.meeting_id and e.recipient = m.recipient
                        and e.given_up_at is null and e.mail_id < m.mail_id)
                order by m.mail_id limit 1
                for update skip locked)
            returning cast(mail_id as text)
            """;

    private final Transactions transactions;
    private final Identifiers identifiers;

    @Inject
    MailStore(Transactions transactions, Identifiers identifiers) {
        this.transactions = transactions;
        this.identifiers = identifiers;
    }

    /**
     * A mail that is being sent.
     *
     * @param attempts with this one
     * @param writtenAt when what it tells happened
     */
    public record Claimed(UUID mailId, Letter letter, int attempts, Instant writtenAt) {}

    /** Writes the mails in this order. */
    public Uni<Void> put(Mutiny.Session session, List<Letter> letters, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Letter letter : letters) {
            MailRow row = new MailRow(identifiers.uuid(), letter, now);
            all = all.chain(() -> session.persist(row));
        }
        return all;
    }

    /** The next mail to send, which nobody else gets until {@code until}. */
    public Uni<Optional<Claimed>> claim(Instant now, Instant until) {
        return transactions.run(session ->
                session.createNativeQuery(CLAIM, String.class)
                        .setParameter("now", now)
                        .setParameter("until", until)
                        .getResultList()
                        .chain(ids ->
                                ids.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Claimed>empty())
                                        : session.find(
                                                        MailRow.class,
                                                        UUID.fromString(ids.getFirst()))
                                                .map(row -> Optional.of(claimed(row)))));
    }

    /** It is sent. */
    public Uni<Void> sent(UUID mailId) {
        return transactions
                .run(session ->
                        session.createMutationQuery("delete from MailRow where mailId = :id")
                                .setParameter("id", mailId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** It was not sent, and is tried again then. */
    public Uni<Void> retry(UUID mailId, Instant dueAt, String error) {
        return update(
                "update {h-schema}scheduled_mail set due_at = :at, claimed_until = null,"
                        + " last_error = :error where mail_id = :id",
                mailId,
                dueAt,
                error);
    }

    /** It was not sent and never will be; the row stays for operators to see. */
    public Uni<Void> giveUp(UUID mailId, Instant now, String error) {
        return update(
                "update {h-schema}scheduled_mail set given_up_at = :at, claimed_until = null,"
                        + " last_error = :error where mail_id = :id",
                mailId,
                now,
                error);
    }

    private Uni<Void> update(String sql, UUID mailId, Instant at, String error) {
        return transactions
                .run(session ->
                        session.createNativeQuery(sql)
                                .setParameter("at", at)
                                .setParameter("error", error)
                                .setParameter("id", mailId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static Claimed claimed(MailRow row) {
        long millis = row.mailId.getMostSignificantBits() >>> 16;
        return new Claimed(row.mailId, row.toLetter(), row.attempts, Instant.ofEpochMilli(millis));
    }
}
