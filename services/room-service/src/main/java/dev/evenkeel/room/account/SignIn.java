package dev.evenkeel.room.account;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.PasswordRules;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Throttle;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.AttemptStore;
import dev.evenkeel.room.account.store.AttemptStore.Attempt;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges passwords and codes. Whether an account exists shows neither in the answer nor in the time
 * it takes, and guessing gets slower with every failure.
 */
@Singleton
public class SignIn {
    private final AccountStore accounts;
    private final AttemptStore attempts;
    private final PasswordHasher hasher;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Identities identities;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    SignIn(
            AccountStore accounts,
            AttemptStore attempts,
            PasswordHasher hasher,
            SecondFactors factors,
            Sessions sessions,
            Identities identities,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.hasher = hasher;
        this.factors = factors;
        this.sessions = sessions;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody shows. */
    public record Proof(String password, @Nullable String code) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Proof[…]";
        }
    }

    /** Opens a session for whoever knows the password, and the code where there is one. */
    public Uni<Answer<Opened>> signIn(String email, Proof proof, Visit visit) {
        String address = Email.normal(email);
        return judge(KeyHash.of(address), () -> accounts.byEmail(address), proof, visit)
                .chain(answer ->
                        switch (answer) {
                            case Answer.Refused<Judged>(Refusal refusal) -> refused(refusal);
                            case Answer.Granted<Judged>(Judged judged) ->
                                    sessions.open(judged.account(), judged.withCode(), visit)
                                            .map(Answer::granted);
                        });
    }

    /** Takes the proof of somebody who is signed in once more. */
    public Uni<Answer<Boolean>> confirm(Caller caller, Proof proof, Visit visit) {
        KeyHash key = KeyHash.of(caller.account().email());
        return judge(key, () -> accounts.byId(caller.accountId()), proof, visit)
                .chain(answer ->
                        switch (answer) {
                            case Answer.Refused<Judged>(Refusal refusal) -> refused(refusal);
                            case Answer.Granted<Judged>(Judged judged) ->
                                    sessions.confirm(caller, judged.withCode(), visit)
                                            .replaceWith(() -> Answer.granted(judged.withCode()));
                        });
    }

    /** Who it is, and whether a code was shown. */
    private record Judged(Account account, boolean withCode) {}

    private Uni<Answer<Judged>> judge(
            KeyHash key, Supplier<Uni<Optional<Credentials>>> lookUp, Proof proof, Visit visit) {
        return attempts.begin(key, visit.address(), clock.instant())
                .chain(attempt ->
                        attempt.isTooSoon()
                                ? refused(new Refusal.TooSoon(attempt.left()))
                                : lookUp.get()
                                        .chain(found ->
                                                judge(found, proof, visit)
                                                        .call(answer ->
                                                                settle(
                                                                        new Tried(
                                                                                key, attempt,
                                                                                id(found)),
                                                                        answer,
                                                                        visit))));
    }

    /**
     * What was tried: an address, for the so-and-so-many-th time, of this account if there is one.
     */
    private record Tried(KeyHash key, Attempt attempt, @Nullable String accountId) {}

    private static @Nullable String id(Optional<Credentials> found) {
        return found.map(credentials -> credentials.account().accountId()).orElse(null);
    }

    private Uni<Answer<Judged>> judge(Optional<Credentials> found, Proof proof, Visit visit) {
        PasswordHash hash = found.map(Credentials::password).orElse(null);
        return hasher.matches(hash, PasswordRules.normal(proof.password()))
                .chain(right -> {
                    Account account = found.map(Credentials::account).orElse(null);
                    if (!right || account == null || account.isDisabled()) {
                        return refused(new Refusal.WrongCredentials());
                    }
                    return identities
                            .excludePasswords(account)
                            .chain(excluded ->
                                    excluded
                                            ? refused(new Refusal.SingleSignOnOnly())
                                            : factor(found.get(), proof, visit));
                });
    }

    private Uni<Answer<Judged>> factor(Credentials of, Proof proof, Visit visit) {
        return of.account().hasSecondFactor()
                ? withCode(of, proof.code(), visit)
                : granted(new Judged(of.account(), false));
    }

    private Uni<Answer<Judged>> withCode(Credentials of, @Nullable String code, Visit visit) {
        if (code == null || code.isBlank()) {
            return refused(new Refusal.CodeNeeded());
        }
        return factors.take(of, code, visit)
                .chain(good ->
                        good
                                ? granted(new Judged(of.account(), true))
                                : refused(new Refusal.WrongCode()));
    }

    /**
     * The counted failure is forgotten, or told of. The right password without a code is no
     * failure, but does not make up for wrong codes either.
     */
    private Uni<Void> settle(Tried tried, Answer<Judged> answer, Visit visit) {
        return switch (answer) {
            case Answer.Granted<Judged> granted -> attempts.forgive(tried.key(), visit.address());
            case Answer.Refused<Judged>(Refusal.CodeNeeded needed) ->
                    attempts.takeBack(tried.key(), visit.address());
            case Answer.Refused<Judged>(Refusal.SingleSignOnOnly only) ->
                    attempts.takeBack(tried.key(), visit.address());
            case Answer.Refused<Judged>(Refusal refusal) ->
                    attempts.failed(told(tried, refusal, visit));
        };
    }

    private List<Event<?>> told(Tried tried, Refusal refusal, Visit visit) {
        String detail = refusal instanceof Refusal.WrongCode ? "wrong code" : "wrong password";
        List<Event<?>> told = new ArrayList<>();
        told.add(
                audit.refused(AccountAction.SIGNED_IN, tried.accountId(), visit.address(), detail));
        if (tried.attempt().number() == Throttle.ACCOUNT.free()) {
            told.add(
                    audit.refused(
                            AccountAction.LOCKED_OUT,
                            tried.accountId(),
                            visit.address(),
                            "after %d failures from there".formatted(tried.attempt().number())));
        }
        return told;
    }

    private static <T> Uni<Answer<T>> granted(T value) {
        return Uni.createFrom().item(Answer.granted(value));
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
