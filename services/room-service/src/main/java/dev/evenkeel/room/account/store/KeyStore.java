package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.Totp;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What people sign in with: passwords, second factors, recovery codes. */
@Singleton
public class KeyStore {
    private static final long NO_STEP = 0;

    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    KeyStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Every session but this one ends. */
    public Uni<Void> changePassword(
            String accountId, PasswordHash hash, UUID sessionKept, Event<?> audit) {
        return transactions.run(session ->
                setPassword(session, accountId, hash)
                        .chain(() -> SessionStore.endOthers(session, accountId, sessionKept))
                        .chain(() -> outbox.append(session, audit)));
    }

    /**
     * Every session ends, and every link is used up. One that came by mail shows whose the address
     * is.
     */
    public Uni<Answer<String>> setPasswordByLink(
            KeyHash link, PasswordHash hash, Instant now, Event<?> audit) {
        return Atomic.run(
                transactions,
                session ->
                        Links.take(session, link, now)
                                .chain(taken -> {
                                    String accountId =
                                            taken.filter(row -> row.purpose.choosesPassword())
                                                    .map(row -> row.accountId)
                                                    .orElse(null);
                                    return accountId == null
                                            ? Atomic.refused(new Refusal.LinkSpent())
                                            : setPassword(session, accountId, hash)
                                                    .chain(() ->
                                                            verified(session, accountId, taken))
                                                    .chain(() -> Links.dropAll(session, accountId))
                                                    .chain(() ->
                                                            SessionStore.endAll(session, accountId))
                                                    .chain(() -> outbox.append(session, audit))
                                                    .replaceWith(() -> Answer.granted(accountId));
                                }));
    }

    /**
     * Who reads the account's mail owns it. Until that was shown anybody may have made it, so what
     * else opens it goes; unless an administrator gave it a role since, who knew whose it is.
     */
    private static Uni<Void> verified(
            Mutiny.Session session, String accountId, Optional<LinkRow> link) {
        if (link.filter(row -> row.purpose == LinkPurpose.RESET_BY_MAIL).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createQuery(
                        """
                        select a.roles from AccountRow a
                        where a.accountId = :id and a.emailVerified = false
                        """,
                        String.class)
                .setParameter("id", accountId)
                .getSingleResultOrNull()
                .chain(roles ->
                        roles == null || Role.of(roles).stream().anyMatch(Role::needsSecondFactor)
                                ? Uni.createFrom().voidItem()
                                : removeOtherKeys(session, accountId))
                .chain(() ->
                        session.createMutationQuery(
                                        "update AccountRow set emailVerified = true where accountId = :id")
                                .setParameter("id", accountId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> removeOtherKeys(Mutiny.Session session, String accountId) {
        return removeCodes(session, accountId)
                .chain(() -> deleteAll(session, "PasskeyRow", accountId))
                .chain(() -> deleteAll(session, "IdentityRow", accountId))
                .chain(() ->
                        session.createMutationQuery(
                                        """
                                        update AccountRow set passkeys = 0, identities = 0
                                        where accountId = :id
                                        """)
                                .setParameter("id", accountId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Integer> deleteAll(Mutiny.Session session, String entity, String accountId) {
        return session.createMutationQuery("delete from " + entity + " where accountId = :id")
                .setParameter("id", accountId)
                .executeUpdate();
    }

    /** Notes the secret; it counts only once a code was shown. */
    public Uni<Void> beginSecondFactor(String accountId, Totp totp) {
        return transactions
                .run(session ->
                        session.createMutationQuery(
                                        """
                                        update AccountRow set totpSecret = :secret
                                        where accountId = :id and totpActive = false
                                        """)
                                .setParameter("secret", totp.secret())
                                .setParameter("id", accountId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** From now on a code is asked for; other sessions end, this one has shown it. */
    public Uni<Void> activateSecondFactor(
            String accountId,
            UUID sessionId,
            long step,
            List<KeyHash> recoveryCodes,
            Event<?> audit) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                update AccountRow set totpActive = true, totpStep = :step
                                where accountId = :id
                                """)
                        .setParameter("step", step)
                        .setParameter("id", accountId)
                        .executeUpdate()
                        .chain(() -> SessionStore.endOthers(session, accountId, sessionId))
                        .chain(() -> SessionStore.shown(session, sessionId))
                        .chain(() -> replaceCodes(session, accountId, recoveryCodes))
                        .chain(() -> outbox.append(session, audit)));
    }

    /** Codes only. */
    public Uni<Void> removeSecondFactor(String accountId, Event<?> audit) {
        return transactions.run(session ->
                removeCodes(session, accountId).chain(() -> outbox.append(session, audit)));
    }

    /** Codes, and passkeys that are not the only way in: whoever had them has lost them. */
    public Uni<Void> removeLostFactors(String accountId, Event<?> audit) {
        return transactions.run(session ->
                PasskeyStore.removeAll(session, accountId)
                        .chain(() -> session.flush())
                        .chain(() -> removeCodes(session, accountId))
                        .chain(() -> outbox.append(session, audit)));
    }

    private static Uni<Void> removeCodes(Mutiny.Session session, String accountId) {
        return session.createMutationQuery(
                        """
                        update AccountRow set totpActive = false, totpSecret = null,
                            totpStep = :none
                        where accountId = :id
                        """)
                .setParameter("none", NO_STEP)
                .setParameter("id", accountId)
                .executeUpdate()
                .chain(() -> notShown(session, accountId))
                .chain(() -> replaceCodes(session, accountId, List.of()));
    }

    /** Whether the step is newer than every one that was taken: no code counts twice. */
    public Uni<Boolean> takeStep(String accountId, long step) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                update AccountRow set totpStep = :step
                                where accountId = :id and totpStep < :step
                                """)
                        .setParameter("step", step)
                        .setParameter("id", accountId)
                        .executeUpdate()
                        .map(taken -> taken == 1));
    }

    /** Whether it was one of the codes left; then it is gone. */
    public Uni<Boolean> takeRecoveryCode(String accountId, KeyHash code, Event<?> audit) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                delete from RecoveryCodeRow
                                where key.accountId = :id and key.code = :code
                                """)
                        .setParameter("id", accountId)
                        .setParameter("code", code.hex())
                        .executeUpdate()
                        .chain(taken ->
                                taken == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(session, audit).replaceWith(true)));
    }

    public Uni<Void> replaceRecoveryCodes(String accountId, List<KeyHash> codes, Event<?> audit) {
        return transactions.run(session ->
                replaceCodes(session, accountId, codes).chain(() -> outbox.append(session, audit)));
    }

    public Uni<Long> recoveryCodesLeft(String accountId) {
        return transactions.run(session ->
                session.createQuery(
                                "select count(c) from RecoveryCodeRow c where c.key.accountId = :id",
                                Long.class)
                        .setParameter("id", accountId)
                        .getSingleResult());
    }

    private static Uni<Integer> setPassword(
            Mutiny.Session session, String accountId, PasswordHash hash) {
        return session.createMutationQuery(
                        "update AccountRow set password = :password where accountId = :id")
                .setParameter("password", hash.phc())
                .setParameter("id", accountId)
                .executeUpdate();
    }

    private static Uni<Integer> notShown(Mutiny.Session session, String accountId) {
        return session.createMutationQuery(
                        "update SessionRow set secondFactor = false where accountId = :id")
                .setParameter("id", accountId)
                .executeUpdate();
    }

    private static Uni<Void> replaceCodes(
            Mutiny.Session session, String accountId, List<KeyHash> codes) {
        Object[] rows = codes.stream().map(code -> new RecoveryCodeRow(accountId, code)).toArray();
        return session.createMutationQuery("delete from RecoveryCodeRow where key.accountId = :id")
                .setParameter("id", accountId)
                .executeUpdate()
                .chain(() -> session.persistAll(rows))
                .chain(() -> session.flush());
    }
}
