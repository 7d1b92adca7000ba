package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.PasswordRules;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.account.store.KeyStore;
import dev.evenkeel.room.account.store.LinkStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passwords chosen anew: by who is signed in, or by the link of an invitation or a reset. */
@Singleton
public class Passwords {
    private final AccountStore accounts;
    private final LinkStore links;
    private final KeyStore keys;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final EmailVerification verification;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    Passwords(
            AccountStore accounts,
            LinkStore links,
            KeyStore keys,
            PasswordRules rules,
            PasswordHasher hasher,
            EmailVerification verification,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.keys = keys;
        this.rules = rules;
        this.hasher = hasher;
        this.verification = verification;
        this.audit = audit;
        this.clock = clock;
    }

    /** Replaces the password; the caller's other sessions end. */
    public Uni<Answer<Account>> change(Caller caller, @Nullable String password, Visit visit) {
        return switch (rules.check(password, caller.account().email())) {
            case Answer.Refused<String>(Refusal refusal) -> refused(refusal);
            case Answer.Granted<String>(String good) ->
                    hasher.hash(good)
                            .chain(hash ->
                                    keys.changePassword(
                                            caller.accountId(),
                                            hash,
                                            caller.sessionId(),
                                            audit.own(
                                                    AccountAction.PASSWORD_CHANGED,
                                                    caller.accountId(),
                                                    visit.address())))
                            .replaceWith(() -> Answer.granted(caller.account()));
        };
    }

    /** Whose link it is, while it is good. */
    public Uni<Answer<Account>> whose(String secret) {
        return links.accountOf(KeyHash.of(secret), clock.instant())
                .chain(id ->
                        id.isPresent()
                                ? accounts.byId(id.get())
                                : Uni.createFrom().item(Optional.<Credentials>empty()))
                .map(found ->
                        Answer.of(
                                found.map(Credentials::account)
                                        .filter(account -> !account.isDisabled()),
                                new Refusal.LinkSpent()));
    }

    /**
     * Sets the password of the account whose link it is, once; all its sessions end. If the link
     * did not come by mail, a letter goes to an address that nobody has confirmed.
     */
    public Uni<Answer<Account>> setByLink(String secret, @Nullable String password, Visit visit) {
        return whose(secret)
                .chain(answer ->
                        switch (answer) {
                            case Answer.Refused<Account>(Refusal refusal) -> refused(refusal);
                            case Answer.Granted<Account>(Account account) ->
                                    set(account, secret, password, visit);
                        });
    }

    private Uni<Answer<Account>> set(
            Account account, String secret, @Nullable String password, Visit visit) {
        return switch (rules.check(password, account.email())) {
            case Answer.Refused<String>(Refusal refusal) -> refused(refusal);
            case Answer.Granted<String>(String good) ->
                    hasher.hash(good)
                            .chain(hash ->
                                    keys.setPasswordByLink(
                                            KeyHash.of(secret),
                                            hash,
                                            clock.instant(),
                                            audit.own(
                                                    AccountAction.PASSWORD_CHANGED,
                                                    account.accountId(),
                                                    visit.address())))
                            .map(answer -> answer.map(_ -> account))
                            .invoke(answer -> {
                                if (answer instanceof Answer.Granted) {
                                    verification.offer(account.accountId(), visit);
                                }
                            });
        };
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
