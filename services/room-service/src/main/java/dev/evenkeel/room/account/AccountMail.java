package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.AccountLetter;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.Refusal;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/** Mails to people about their accounts, where the installation sends any. */
@Singleton
public class AccountMail {
    /** The answer where it sends none. */
    public static final Refusal NONE =
            new Refusal.Conflict("this installation sends no mail; ask an administrator");

    private final AccountConfig config;
    private final ReactiveMailer mailer;

    @Inject
    AccountMail(AccountConfig config, ReactiveMailer mailer) {
        this.config = config;
        this.mailer = mailer;
    }

    /** Whether this installation sends mail and knows its own address. */
    public boolean isPossible() {
        return config.mailFrom().isPresent() && config.publicUrl().isPresent();
    }

    /** What stands in a letter; only where mail is possible. */
    URI link(LinkPurpose purpose, String secret) {
        return config.publicUrl().orElseThrow().resolve(purpose.path(secret));
    }

    Uni<Void> send(Account to, AccountLetter letter) {
        return mailer.send(
                Mail.withText(to.email(), letter.subject(), letter.text())
                        .setHtml(letter.html())
                        .setFrom(config.mailFrom().orElseThrow()));
    }
}
