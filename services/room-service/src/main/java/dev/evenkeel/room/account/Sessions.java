package dev.evenkeel.room.account;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.domain.Session;
import dev.evenkeel.room.account.domain.SessionLife;
import dev.evenkeel.room.account.domain.SessionOrigin;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.SessionStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of signed-in people, opened, recognised and ended. */
@Singleton
public class Sessions {
    /** A session's last request is written down this exactly, so that reading costs no write. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final SessionStore store;
    private final AuditTrail audit;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SessionLife life;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Sessions(
            SessionStore store,
            AuditTrail audit,
            AccountConfig config,
            Identifiers identifiers,
            Clock clock) {
        this.store = store;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
        this.life = new SessionLife(config.sessionIdle(), config.sessionLife());
    }

    /** The newest age a session's cookie can reach. */
    public Duration longestLife() {
        return life.absolute();
    }

    /** Opens a session for somebody who has just shown here who it is. */
    public Uni<Opened> open(Account account, boolean secondFactor, Visit visit) {
        return open(account, secondFactor, clock.instant(), null, visit);
    }

    /** Opens a session for whom a provider vouches for. */
    public Uni<Opened> open(Account account, ExternalIdentity identity, Visit visit) {
        Instant shown = identity.authenticatedAt();
        return open(
                account,
                identity.isSecondFactor(),
                shown == null ? Instant.EPOCH : shown,
                identity.origin(),
                visit);
    }

    private Uni<Opened> open(
            Account account,
            boolean secondFactor,
            Instant confirmedAt,
            @Nullable SessionOrigin origin,
            Visit visit) {
        String token = Secrets.draw(random);
        Instant now = clock.instant();
        Session session =
                new Session(
                        identifiers.uuid(),
                        account.accountId(),
                        secondFactor,
                        now,
                        now,
                        confirmedAt,
                        visit.device(),
                        visit.address());
        return store.open(
                        session,
                        KeyHash.of(token),
                        origin,
                        audit.granted(
                                AccountAction.SIGNED_IN,
                                account.accountId(),
                                account.accountId(),
                                visit.address(),
                                origin == null ? null : "at " + origin.provider()))
                .replaceWith(() -> new Opened(account, session, token));
    }

    /** Who is behind the token, if its session goes on; notes that it was used. */
    public Uni<Optional<Caller>> recognise(String token, Visit visit) {
        Instant now = clock.instant();
        return store.find(KeyHash.of(token))
                .map(found -> found.filter(one -> !isOver(one.session(), now)))
                .call(found ->
                        found.isPresent()
                                ? note(found.get().session(), visit, now)
                                : Uni.createFrom().voidItem())
                .map(found -> found.map(Sessions::caller));
    }

    /** Those that go on, first the one used last. */
    public Uni<List<Session>> list(String accountId) {
        Instant now = clock.instant();
        return store.list(accountId)
                .map(all -> all.stream().filter(session -> !isOver(session, now)).toList());
    }

    public Uni<Boolean> signOut(Caller caller, Visit visit) {
        return store.end(
                caller.accountId(),
                caller.sessionId(),
                audit.own(AccountAction.SIGNED_OUT, caller.accountId(), visit.address()));
    }

    /** Whether the caller had such a session. */
    public Uni<Boolean> revoke(Caller caller, UUID sessionId, Visit visit) {
        return store.end(
                caller.accountId(),
                sessionId,
                audit.own(AccountAction.SESSION_REVOKED, caller.accountId(), visit.address()));
    }

    /** Signs out everywhere. */
    public Uni<Void> revokeAll(Caller caller, Visit visit) {
        return store.endAll(
                caller.accountId(),
                audit.own(AccountAction.SESSIONS_REVOKED, caller.accountId(), visit.address()));
    }

    /** A password, code or passkey was shown once more. */
    public Uni<Void> confirm(Caller caller, boolean withSecondFactor, Visit visit) {
        return confirm(caller.accountId(), caller.sessionId(), withSecondFactor, visit);
    }

    /** The person of this session showed once more who is there. */
    public Uni<Void> confirm(
            String accountId, UUID sessionId, boolean withSecondFactor, Visit visit) {
        return store.confirmed(
                sessionId,
                withSecondFactor,
                clock.instant(),
                audit.own(AccountAction.CONFIRMED, accountId, visit.address()));
    }

    /** Forgets those that are over. */
    Uni<Integer> forget() {
        Instant now = clock.instant();
        return store.forget(now.minus(life.idle()), now.minus(life.absolute()));
    }

    private boolean isOver(Session session, Instant now) {
        return life.isOver(session.createdAt(), session.seenAt(), now);
    }

    private Uni<Void> note(Session session, Visit visit, Instant now) {
        boolean due = Duration.between(session.seenAt(), now).compareTo(NOTED_EVERY) >= 0;
        return due
                ? store.seen(session.sessionId(), visit.address(), now)
                : Uni.createFrom().voidItem();
    }

    private static Caller caller(SessionStore.Found found) {
        Session session = found.session();
        return new Caller(
                found.account(),
                session.sessionId(),
                session.secondFactor(),
                session.confirmedAt());
    }
}
