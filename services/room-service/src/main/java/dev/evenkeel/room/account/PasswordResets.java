package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.ResetLetter;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.account.store.LinkStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Links to choose another password, sent by mail to whoever forgot theirs. */
@Singleton
public class PasswordResets {
    private static final Logger LOG = Logger.getLogger(PasswordResets.class);

    /** An account gets no more than one mail in so long, whoever asks. */
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);

    private final AccountMail mail;
    private final AccountStore accounts;
    private final LinkStore links;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    PasswordResets(
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
     * Sends a link if there is such an account. Returns at once, so that neither the answer nor its
     * time says whether there is.
     */
    public void ask(String email, Visit visit) {
        accounts.byEmail(Email.normal(email))
                .map(found ->
                        found.map(Credentials::account).filter(account -> !account.isDisabled()))
                .chain(account ->
                        account.isPresent()
                                ? offer(account.get(), visit)
                                : Uni.createFrom().voidItem())
                .subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.warnf(
                                        "event=reset-mail-failed cause=\"%s\"",
                                        failure.getMessage()));
    }

    private Uni<Void> offer(Account account, Visit visit) {
        String secret = Secrets.draw(random);
        Instant now = clock.instant();
        return links.putUnlessRecent(
                        KeyHash.of(secret),
                        LinkPurpose.RESET_BY_MAIL,
                        account.accountId(),
                        BETWEEN_MAILS,
                        now,
                        audit.anonymous(
                                AccountAction.RESET_ASKED, account.accountId(), visit.address()))
                .chain(left -> left.isZero() ? send(account, secret) : Uni.createFrom().voidItem());
    }

    private Uni<Void> send(Account account, String secret) {
        return mail.send(
                account, ResetLetter.of(account, mail.link(LinkPurpose.RESET_BY_MAIL, secret)));
    }
}
