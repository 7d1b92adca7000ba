package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginFailure;
import dev.evenkeel.room.account.domain.LoginPurpose;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AttemptStore;
import dev.evenkeel.room.account.store.LoginStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to a provider and back. It begins with a request of our own page and comes back to the
 * same browser, once: the state says which sign-in it is, a cookie which browser.
 */
@Singleton
public class SingleSignOn {
    private static final Logger LOG = Logger.getLogger(SingleSignOn.class);

    private final Providers providers;
    private final LoginStore logins;
    private final Arrivals arrivals;
    private final AttemptStore attempts;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SingleSignOn(
            Providers providers,
            LoginStore logins,
            Arrivals arrivals,
            AttemptStore attempts,
            AuditTrail audit,
            Clock clock) {
        this.providers = providers;
        this.logins = logins;
        this.arrivals = arrivals;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who may go.
     *
     * @param location at the provider
     * @param browser for the cookie; told only here
     */
    public record Departure(URI location, String browser) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Departure[…]";
        }
    }

    /** What a provider sends back, as it stands in the address; everything may be missing. */
    public record Return(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer,
            @Nullable String browser) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Return[…]";
        }
    }

    /**
     * Sends somebody to a provider.
     *
     * @param caller who is signed in, to confirm or to link; {@code null} to sign in
     * @param target path of the page to go on with
     */
    public Uni<Answer<Departure>> begin(
            String key, LoginPurpose purpose, @Nullable Caller caller, String target, URI site) {
        Providers.Provider provider = providers.find(key).orElse(null);
        if (provider == null) {
            return Uni.createFrom().item(Answer.refused(new Refusal.NoSuchProvider(key)));
        }
        Login login =
                new Login(
                        key,
                        purpose,
                        caller == null ? null : caller.accountId(),
                        caller == null ? null : caller.sessionId(),
                        Secrets.draw(random),
                        Secrets.draw(random),
                        target,
                        site);
        String state = Secrets.draw(random);
        String browser = Secrets.draw(random);
        return providers
                .ask(() -> provider.client().authorization(login, state, callback(login)))
                .call(() ->
                        logins.put(KeyHash.of(state), KeyHash.of(browser), login, clock.instant()))
                .map(location -> Answer.granted(new Departure(location, browser)))
                .onFailure(ProviderException.class)
                .recoverWithItem(failed -> {
                    tell(key, failed);
                    return Answer.refused(new Refusal.ProviderAway());
                });
    }

    /** Takes what the provider sent back with the browser. */
    public Uni<Arrival> finish(String key, Return back, Visit visit) {
        Providers.Provider provider = providers.find(key).orElse(null);
        if (provider == null || back.state() == null || back.browser() == null) {
            return failed(null, LoginFailure.EXPIRED, visit, "no sign-in under way");
        }
        return logins.take(KeyHash.of(back.state()), KeyHash.of(back.browser()), clock.instant())
                .map(login -> login.filter(one -> one.provider().equals(key)))
                .chain(login ->
                        login.isEmpty()
                                ? failed(null, LoginFailure.EXPIRED, visit, "wrong state")
                                : finish(provider, login.get(), back, visit));
    }

    private Uni<Arrival> finish(
            Providers.Provider provider, Login login, Return back, Visit visit) {
        String code = back.code();
        if (code == null) {
            boolean denied = "access_denied".equals(back.error());
            return failed(
                    login,
                    denied ? LoginFailure.DENIED : LoginFailure.PROVIDER_WRONG,
                    visit,
                    "provider: " + KnownErrors.word(back.error()));
        }
        return providers
                .ask(() -> redeem(provider, login, code, back.issuer()))
                .chain(identity -> arrivals.receive(provider, login, identity, visit))
                .onFailure(ProviderException.class)
                .recoverWithUni(failure -> {
                    tell(provider.key(), failure);
                    LoginFailure kind = ((ProviderException) failure).failure();
                    return failed(login, kind, visit, "provider: " + kind.word());
                });
    }

    private static ExternalIdentity redeem(
            Providers.Provider provider, Login login, String code, @Nullable String issuer) {
        if (!provider.client().isFromHere(issuer)) {
            throw ProviderException.wrong("the answer names another issuer");
        }
        return provider.claims().read(provider.client().redeem(code, login, callback(login)));
    }

    private Uni<Arrival> failed(
            @Nullable Login login, LoginFailure failure, Visit visit, String detail) {
        return attempts.failed(
                        List.of(
                                audit.refused(
                                        AccountAction.SIGNED_IN,
                                        login == null ? null : login.accountId(),
                                        visit.address(),
                                        detail)))
                .replaceWith(() -> new Arrival.Failed(Optional.ofNullable(login), failure));
    }

    /** Where a provider sends browsers back to; it must be told there, letter by letter. */
    static URI callback(Login login) {
        return login.site().resolve("/api/v1/account/oidc/" + login.provider() + "/callback");
    }

    private static void tell(String provider, Throwable failure) {
        LOG.warnf("event=oidc-failed provider=%s cause=\"%s\"", provider, failure.getMessage());
    }
}
