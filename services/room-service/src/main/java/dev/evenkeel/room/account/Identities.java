package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.LinkedIdentity;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.IdentityStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The providers of single sign-on that are linked with an account. */
@Singleton
public class Identities {
    private final IdentityStore store;
    private final AuditTrail audit;

    /** Whoever is linked with one of these signs in there and nowhere else. */
    private final Set<String> exclusive;

    @Inject
    Identities(IdentityStore store, AccountConfig config, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
        this.exclusive =
                config.oidc().entrySet().stream()
                        .filter(one -> !one.getValue().passwords())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    public Uni<List<LinkedIdentity>> list(Caller caller) {
        return store.list(caller.accountId());
    }

    /** {@code false} when it is not linked; the last way in is never taken away. */
    public Uni<Answer<Boolean>> unlink(Caller caller, String provider, Visit visit) {
        return store.unlink(
                caller.accountId(),
                provider,
                audit.granted(
                        AccountAction.IDENTITY_UNLINKED,
                        caller.accountId(),
                        caller.accountId(),
                        visit.address(),
                        provider));
    }

    /** Whether passwords of this account are not taken. */
    Uni<Boolean> excludePasswords(Account account) {
        return exclusive.isEmpty() || account.waysIn().identities() == 0
                ? Uni.createFrom().item(false)
                : store.list(account.accountId())
                        .map(all ->
                                all.stream().anyMatch(one -> exclusive.contains(one.provider())));
    }
}
