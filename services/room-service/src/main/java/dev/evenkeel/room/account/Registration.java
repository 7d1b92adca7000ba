package dev.evenkeel.room.account;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.PasswordRules;
import dev.evenkeel.room.account.domain.Person;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.WaysIn;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People who make their own account: whoever may, and the first administrator by the one-time link.
 */
@Singleton
public class Registration {
    private final AccountConfig config;
    private final AccountStore accounts;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final SetupLink setup;
    private final EmailVerification verification;
    private final AuditTrail audit;
    private final Identifiers identifiers;
    private final Clock clock;

    @Inject
    Registration(
            AccountConfig config,
            AccountStore accounts,
            PasswordRules rules,
            PasswordHasher hasher,
            Sessions sessions,
            SetupLink setup,
            EmailVerification verification,
            AuditTrail audit,
            Identifiers identifiers,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.rules = rules;
        this.hasher = hasher;
        this.sessions = sessions;
        this.setup = setup;
        this.verification = verification;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** What a person types to get an account; everything may be missing. */
    public record Form(
            @Nullable String email,
            @Nullable String name,
            @Nullable String password,
            @Nullable String language) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Form[…]";
        }
    }

    /** An account for whoever asks, where the installation is open, and a session in it. */
    public Uni<Answer<Opened>> register(Form form, Visit visit) {
        if (config.registration() != AccountConfig.Registration.OPEN) {
            return refused(
                    new Refusal.NotAllowed("this installation does not let people register"));
        }
        return create(form, Role.REGISTERED, visit, accounts::create);
    }

    /** The first administrator, for whoever has the one-time link. */
    public Uni<Answer<Opened>> setUp(String secret, Form form, Visit visit) {
        return create(
                        form,
                        Role.FIRST,
                        visit,
                        (account, hash, event) ->
                                accounts.createFirst(account, hash, KeyHash.of(secret), event))
                .invoke(answer -> {
                    if (answer instanceof Answer.Granted) {
                        setup.used();
                    }
                });
    }

    private interface Creation {
        Uni<Answer<Account>> apply(Account account, PasswordHash hash, Event<AuditEntry> audit);
    }

    private Uni<Answer<Opened>> create(Form form, Set<Role> roles, Visit visit, Creation creation) {
        Answer<String> email = Email.parse(form.email());
        Answer<Account> account =
                email.then(good ->
                        Person.name(form.name()).map(name -> account(good, name, form, roles)));
        Answer<String> password = account.then(made -> rules.check(form.password(), made.email()));
        return switch (account) {
            case Answer.Refused<Account>(Refusal refusal) -> refused(refusal);
            case Answer.Granted<Account>(Account made) ->
                    switch (password) {
                        case Answer.Refused<String>(Refusal refusal) -> refused(refusal);
                        case Answer.Granted<String>(String good) ->
                                create(made, good, visit, creation);
                    };
        };
    }

    private Uni<Answer<Opened>> create(
            Account account, String password, Visit visit, Creation creation) {
        var event = audit.own(AccountAction.CREATED, account.accountId(), visit.address());
        return hasher.hash(password)
                .chain(hash -> creation.apply(account, hash, event))
                .chain(answer ->
                        switch (answer) {
                            case Answer.Refused<Account>(Refusal refusal) -> refused(refusal);
                            case Answer.Granted<Account>(Account made) ->
                                    sessions.open(made, false, visit)
                                            .invoke(() ->
                                                    verification.offer(made.accountId(), visit))
                                            .map(Answer::granted);
                        });
    }

    private Account account(String email, String name, Form form, Set<Role> roles) {
        return new Account(
                identifiers.accountId(),
                email,
                false,
                name,
                Person.language(form.language()),
                roles,
                false,
                WaysIn.PASSWORD,
                clock.instant());
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
