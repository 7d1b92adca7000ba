package dev.evenkeel.room.account.oidc;

import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.SessionOrigin;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.OriginStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing out together: here and then there (RP-initiated), there and then here (back-channel). */
@Singleton
public class SignOut {
    private final Providers providers;
    private final OriginStore origins;
    private final AuditTrail audit;

    @Inject
    SignOut(Providers providers, OriginStore origins, AuditTrail audit) {
        this.providers = providers;
        this.origins = origins;
        this.audit = audit;
    }

    /**
     * Where the browser of this session signs out too; to be asked before the session ends. Nothing
     * when it was not opened there, or the provider does not answer: signing out here goes on.
     *
     * @param after where the provider sends the browser afterwards
     */
    public Uni<Optional<URI>> elsewhere(Caller caller, URI after) {
        return origins.find(caller.sessionId())
                .chain(origin ->
                        origin.flatMap(one -> providers.find(one.provider()))
                                .map(provider -> endSession(provider, origin.get(), after))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<URI>> endSession(
            Providers.Provider provider, SessionOrigin origin, URI after) {
        return providers
                .ask(() -> provider.client().endSession(origin.idToken(), after))
                .onFailure(ProviderException.class)
                .recoverWithItem(Optional.empty());
    }

    /**
     * A provider says that somebody signed out there: the sessions it opened here end.
     *
     * @param logoutToken Back-Channel Logout 1.0 section 2.4
     * @return how many ended
     */
    public Uni<Answer<Integer>> byProvider(String key, @Nullable String logoutToken, Visit visit) {
        Providers.Provider provider = providers.find(key).orElse(null);
        if (provider == null) {
            return refused(new Refusal.NoSuchProvider(key));
        } else if (logoutToken == null) {
            return refused(notAToken());
        }
        return providers
                .ask(() -> provider.client().loggedOut(logoutToken))
                .chain(claims -> end(key, claims, visit))
                .map(Answer::granted)
                .onFailure(ProviderException.class)
                .recoverWithItem(Answer.refused(notAToken()));
    }

    private Uni<Integer> end(String key, LogoutTokenClaimsSet claims, Visit visit) {
        return origins.end(
                key,
                value(claims.getSubject()),
                value(claims.getSessionID()),
                accountId ->
                        audit.granted(
                                AccountAction.SIGNED_OUT,
                                accountId,
                                accountId,
                                visit.address(),
                                "by " + key));
    }

    private static @Nullable String value(@Nullable Identifier identifier) {
        return identifier == null ? null : identifier.getValue();
    }

    private static Refusal notAToken() {
        return new Refusal.BadField(
                "/logout_token", "a logout token of this provider", "something else");
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
