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
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
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

    private final AccountConfig config;
    private final AccountStore accounts;
    private final LinkStore links;
    private final ReactiveMailer mailer;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    PasswordResets(
            AccountConfig config,
            AccountStore accounts,
            LinkStore links,
            ReactiveMailer mailer,
            AuditTrail audit,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.links = links;
        this.mailer = mailer;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this installation sends mail and knows its own address. */
    public boolean isPossible() {
        return config.mailFrom().isPresent() && config.publicUrl().isPresent();
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
                        LinkPurpose.RESET,
                        account.accountId(),
                        now.minus(BETWEEN_MAILS),
                        now,
                        audit.anonymous(
                                AccountAction.RESET_ASKED, account.accountId(), visit.address()))
                .chain(put -> put ? send(account, secret) : Uni.createFrom().voidItem());
    }

    private Uni<Void> send(Account account, String secret) {
        URI link = config.publicUrl().orElseThrow().resolve("/reset#" + secret);
        ResetLetter letter = ResetLetter.of(account, link);
        return mailer.send(
                Mail.withText(account.email(), letter.subject(), letter.text())
                        .setHtml(letter.html())
                        .setFrom(config.mailFrom().orElseThrow()));
    }
}
