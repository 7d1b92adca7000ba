package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginFailure;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AttemptStore;
import dev.evenkeel.room.account.store.IdentityStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receives whom a provider vouches for: opens a session, confirms one, or links an account. */
@Singleton
class Arrivals {
    private final IdentityStore identities;
    private final Newcomers newcomers;
    private final Sessions sessions;
    private final AttemptStore attempts;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    Arrivals(
            IdentityStore identities,
            Newcomers newcomers,
            Sessions sessions,
            AttemptStore attempts,
            AuditTrail audit,
            Clock clock) {
        this.identities = identities;
        this.newcomers = newcomers;
        this.sessions = sessions;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Arrival> receive(
            Providers.Provider provider, Login login, ExternalIdentity identity, Visit visit) {
        Optional<LoginFailure> unwelcome = EmailRules.refuse(provider.config(), identity);
        if (unwelcome.isPresent()) {
            return failed(login, identity, null, unwelcome.get(), visit);
        }
        return identities
                .find(identity, clock.instant())
                .chain(known ->
                        switch (login.purpose()) {
                            case SIGN_IN -> signIn(provider, login, identity, known, visit);
                            case CONFIRMATION -> confirm(login, identity, known, visit);
                            case LINK -> link(login, identity, known, visit);
                        });
    }

    private Uni<Arrival> signIn(
            Providers.Provider provider,
            Login login,
            ExternalIdentity identity,
            Optional<Account> known,
            Visit visit) {
        return newcomers
                .account(provider, identity, known, visit)
                .chain(found ->
                        switch (found) {
                            case Newcomers.Found.No(LoginFailure failure) ->
                                    failed(
                                            login,
                                            identity,
                                            known.map(Account::accountId).orElse(null),
                                            failure,
                                            visit);
                            case Newcomers.Found.Yes(Account account) ->
                                    sessions.open(account, identity, visit)
                                            .map(opened -> new Arrival.SignedIn(opened, login));
                        });
    }

    private Uni<Arrival> confirm(
            Login login, ExternalIdentity identity, Optional<Account> known, Visit visit) {
        String accountId = Objects.requireNonNull(login.accountId());
        if (known.isEmpty() || !known.get().accountId().equals(accountId)) {
            return failed(login, identity, accountId, LoginFailure.LINKED_ELSEWHERE, visit);
        }
        Instant at = identity.authenticatedAt();
        if (at == null || !at.plus(Right.FRESH_FOR).isAfter(clock.instant())) {
            return failed(login, identity, accountId, LoginFailure.NOT_FRESH, visit);
        }
        return sessions.confirm(
                        accountId,
                        Objects.requireNonNull(login.sessionId()),
                        identity.isSecondFactor(),
                        visit)
                .replaceWith(() -> new Arrival.Done(login));
    }

    private Uni<Arrival> link(
            Login login, ExternalIdentity identity, Optional<Account> known, Visit visit) {
        String accountId = Objects.requireNonNull(login.accountId());
        if (known.isPresent()) {
            return known.get().accountId().equals(accountId)
                    ? Uni.createFrom().item(new Arrival.Done(login))
                    : failed(login, identity, accountId, LoginFailure.LINKED_ELSEWHERE, visit);
        }
        return identities
                .link(
                        accountId,
                        identity,
                        clock.instant(),
                        audit.granted(
                                AccountAction.IDENTITY_LINKED,
                                accountId,
                                accountId,
                                visit.address(),
                                identity.provider()))
                .chain(answer ->
                        answer instanceof Answer.Granted
                                ? Uni.createFrom().item(new Arrival.Done(login))
                                : failed(
                                        login,
                                        identity,
                                        accountId,
                                        LoginFailure.LINKED_ELSEWHERE,
                                        visit));
    }

    private Uni<Arrival> failed(
            Login login,
            ExternalIdentity identity,
            @Nullable String accountId,
            LoginFailure failure,
            Visit visit) {
        return attempts.failed(
                        List.of(
                                audit.refused(
                                        AccountAction.SIGNED_IN,
                                        accountId,
                                        visit.address(),
                                        identity.provider() + ": " + failure.word())))
                .replaceWith(() -> new Arrival.Failed(Optional.of(login), failure));
    }
}
