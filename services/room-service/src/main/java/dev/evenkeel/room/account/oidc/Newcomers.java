package dev.evenkeel.room.account.oidc;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.LoginFailure;
import dev.evenkeel.room.account.domain.Person;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.WaysIn;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.account.store.IdentityStore;
import dev.evenkeel.room.account.store.PeopleStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, links or makes the account of whom a provider vouches for; its roles and groups follow the
 * claims.
 */
@Singleton
class Newcomers {
    private final AccountStore accounts;
    private final IdentityStore identities;
    private final PeopleStore people;
    private final GroupClaims groups;
    private final AuditTrail audit;
    private final Identifiers identifiers;
    private final Clock clock;

    @Inject
    Newcomers(
            AccountStore accounts,
            IdentityStore identities,
            PeopleStore people,
            GroupClaims groups,
            AuditTrail audit,
            Identifiers identifiers,
            Clock clock) {
        this.accounts = accounts;
        this.identities = identities;
        this.people = people;
        this.groups = groups;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Whether there is an account to sign in to. */
    sealed interface Found {
        record Yes(Account account) implements Found {}

        record No(LoginFailure failure) implements Found {}
    }

    /**
     * @param known whose the identity is already
     */
    Uni<Found> account(
            Providers.Provider provider,
            ExternalIdentity identity,
            Optional<Account> known,
            Visit visit) {
        Uni<Found> found =
                known.map(account -> Uni.createFrom().<Found>item(new Found.Yes(account)))
                        .orElseGet(() -> byEmail(provider, identity, visit));
        return found.map(Newcomers::unlessDisabled)
                .chain(one -> withRoles(one, identity, visit))
                .call(one -> withGroups(one, identity, visit));
    }

    private Uni<Found> byEmail(
            Providers.Provider provider, ExternalIdentity identity, Visit visit) {
        Uni<Optional<Account>> there =
                identity.email()
                        .map(email ->
                                accounts.byEmail(email)
                                        .map(found -> found.map(Credentials::account)))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
        return there.chain(account ->
                account.isPresent()
                        ? link(account.get(), identity, visit)
                        : create(provider, identity, visit));
    }

    private Uni<Found> link(Account account, ExternalIdentity identity, Visit visit) {
        Optional<LoginFailure> refused = EmailRules.refuseLink(account, identity);
        if (refused.isPresent()) {
            return no(refused.get());
        } else if (account.isDisabled()) {
            return no(LoginFailure.DISABLED);
        }
        return identities
                .link(
                        account.accountId(),
                        identity,
                        clock.instant(),
                        audit.granted(
                                AccountAction.IDENTITY_LINKED,
                                account.accountId(),
                                account.accountId(),
                                visit.address(),
                                identity.provider()))
                .map(Newcomers::found);
    }

    private Uni<Found> create(Providers.Provider provider, ExternalIdentity identity, Visit visit) {
        Optional<LoginFailure> refused = EmailRules.refuseNew(provider.config(), identity);
        if (refused.isPresent()) {
            return no(refused.get());
        }
        Account account = newAccount(identity);
        return identities
                .create(
                        account,
                        identity,
                        audit.granted(
                                AccountAction.CREATED,
                                account.accountId(),
                                account.accountId(),
                                visit.address(),
                                "at " + identity.provider()))
                .map(Newcomers::found);
    }

    private Account newAccount(ExternalIdentity identity) {
        String email = identity.email().orElseThrow();
        String name =
                identity.name().map(Person::name).orElseGet(() -> Person.name(""))
                                instanceof Answer.Granted<String>(String good)
                        ? good
                        : email.substring(0, Math.min(email.indexOf('@'), 60));
        Set<Role> roles = identity.roles();
        return new Account(
                identifiers.accountId(),
                email,
                true,
                name,
                Person.language(null),
                roles == null ? Role.REGISTERED : roles,
                false,
                WaysIn.NONE,
                clock.instant());
    }

    /** The last administrator stays one, whatever the claim says. */
    private Uni<Found> withRoles(Found found, ExternalIdentity identity, Visit visit) {
        Set<Role> roles = identity.roles();
        if (!(found instanceof Found.Yes(Account account))
                || roles == null
                || account.roles().equals(roles)) {
            return Uni.createFrom().item(found);
        }
        return people.setRoles(
                        account.accountId(),
                        roles,
                        before ->
                                audit.granted(
                                        AccountAction.ROLES_CHANGED,
                                        account.accountId(),
                                        account.accountId(),
                                        visit.address(),
                                        "by %s: %s -> %s"
                                                .formatted(
                                                        identity.provider(),
                                                        Role.words(before.roles()),
                                                        Role.words(roles))))
                .map(answer ->
                        answer instanceof Answer.Granted<Account>(Account changed)
                                ? new Found.Yes(changed)
                                : found);
    }

    private Uni<Void> withGroups(Found found, ExternalIdentity identity, Visit visit) {
        Set<String> values = identity.groups();
        return found instanceof Found.Yes(Account account) && values != null
                ? groups.follow(account.accountId(), identity.provider(), values, visit)
                : Uni.createFrom().voidItem();
    }

    private static Found unlessDisabled(Found found) {
        return found instanceof Found.Yes(Account account) && account.isDisabled()
                ? new Found.No(LoginFailure.DISABLED)
                : found;
    }

    /** Somebody else was faster, or the account is linked with another subject there. */
    private static Found found(Answer<Account> answer) {
        return switch (answer) {
            case Answer.Granted<Account>(Account account) -> new Found.Yes(account);
            case Answer.Refused<Account> refused -> new Found.No(LoginFailure.LINKED_ELSEWHERE);
        };
    }

    private static Uni<Found> no(LoginFailure failure) {
        return Uni.createFrom().item(new Found.No(failure));
    }
}
