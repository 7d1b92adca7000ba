package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.domain.VerificationLetter;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.account.store.LinkStore;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Quota;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Whose an address is: a letter goes there, and whoever opens its link reads the mails to it. Only
 * then is what is meant for the address the account's.
 */
@Singleton
public class EmailVerification {
    private static final Logger LOG = Logger.getLogger(EmailVerification.class);

    /** An account gets no more than one letter in so long. */
    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(1);

    /** In a minute: letters go to addresses that anybody typed. */
    private static final int MOST_FROM_ADDRESS = 30;

    private static final int MOST_OF_ALL = 600;

    private final AccountMail mail;
    private final AccountStore accounts;
    private final LinkStore links;
    private final AuditTrail audit;
    private final Clock clock;
    private final Quota quota = new Quota(MOST_FROM_ADDRESS, MOST_OF_ALL);
    private final SecureRandom random = new SecureRandom();

    @Inject
    EmailVerification(
            AccountMail mail,
            AccountStore accounts,
            LinkStore links,
            AuditTrail audit,
            Clock clock) {
        this.mail = mail;
        this.accounts = accounts;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a letter, where there is mail, to an address that nobody has shown to be theirs.
     * Returns at once: a mail that fails keeps nobody from an account.
     */
    public void offer(String accountId, Visit visit) {
        if (!mail.isPossible()) {
            return;
        }
        accounts.byId(accountId)
                .map(found ->
                        found.map(Credentials::account)
                                .filter(account -> !account.isEmailVerified()))
                .chain(account ->
                        account.isPresent()
                                ? write(account.get(), visit)
                                : Uni.createFrom().item(Duration.ZERO))
                .subscribe()
                .with(_ -> {}, EmailVerification::failed);
    }

    /** Sends the caller another letter; the link of the one before is void from now on. */
    public Uni<Answer<Account>> ask(Caller caller, Visit visit) {
        Account account = caller.account();
        if (!mail.isPossible()) {
            return refused(AccountMail.NONE);
        } else if (account.isEmailVerified()) {
            return refused(new Refusal.AlreadyVerified());
        }
        return write(account, visit)
                .map(left ->
                        left.isPositive()
                                ? Answer.refused(new Refusal.TooMany(left))
                                : Answer.granted(account));
    }

    /**
     * Takes the secret of a letter, once. Nobody is signed in by it, and of the account nothing
     * else changes: who registered with somebody else's address knows its password still.
     */
    public Uni<Answer<Account>> verify(String secret, Visit visit) {
        return links.verifyEmail(
                KeyHash.of(secret),
                clock.instant(),
                accountId -> audit.own(AccountAction.EMAIL_VERIFIED, accountId, visit.address()));
    }

    /** How long until a letter may be sent; one is on its way when that is zero. */
    private Uni<Duration> write(Account account, Visit visit) {
        Instant now = clock.instant();
        if (!quota.take(visit.address(), now)) {
            return Uni.createFrom().item(quota.wait(visit.address(), now));
        }
        String secret = Secrets.draw(random);
        return links.putUnlessRecent(
                        KeyHash.of(secret),
                        LinkPurpose.VERIFICATION,
                        account.accountId(),
                        BETWEEN_LETTERS,
                        now,
                        audit.own(
                                AccountAction.VERIFICATION_ASKED,
                                account.accountId(),
                                visit.address()))
                .invoke(left -> {
                    if (left.isZero()) {
                        send(account, secret);
                    }
                });
    }

    private void send(Account account, String secret) {
        mail.send(
                        account,
                        VerificationLetter.of(account, mail.link(LinkPurpose.VERIFICATION, secret)))
                .subscribe()
                .with(_ -> {}, EmailVerification::failed);
    }

    private static void failed(Throwable failure) {
        LOG.warnf("event=verification-mail-failed cause=\"%s\"", failure.getMessage());
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
