package dev.evenkeel.room.account;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.Person;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.domain.WaysIn;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.account.store.LinkStore;
import dev.evenkeel.room.account.store.PeopleStore;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What administrators do with other people's accounts, and hosts who may invite. */
@Singleton
public class People {
    private final AccountConfig config;
    private final AccountStore accounts;
    private final PeopleStore people;
    private final LinkStore links;
    private final AuditTrail audit;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    People(
            AccountConfig config,
            AccountStore accounts,
            PeopleStore people,
            LinkStore links,
            AuditTrail audit,
            Identifiers identifiers,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.people = people;
        this.links = links;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Whom to let have an account; everything may be missing. */
    public record Invitation(
            @Schema(required = true, format = "email", maxLength = Email.LONGEST)
                    @Nullable String email,
            @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                    @Nullable String name,
            @Schema(minItems = 1) @Nullable Set<Role> roles,
            @Nullable String language) {}

    /**
     * A link for somebody else, to be handed over.
     *
     * @param secret stands in the link; told only here
     */
    public record Link(Account account, String secret, LinkPurpose purpose, Instant expiresAt) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Link[" + purpose + "]";
        }
    }

    /** Who matches, in the order of the addresses. */
    public Uni<List<Account>> list(String part, String afterEmail, int limit) {
        return accounts.list(part.strip().toLowerCase(Locale.ROOT), afterEmail, limit);
    }

    /** Makes an account that its owner opens with the link. */
    public Uni<Answer<Link>> invite(Caller by, Invitation invitation, Visit visit) {
        Set<Role> roles = invitation.roles() == null ? Role.REGISTERED : invitation.roles();
        var refused = refuseInvitation(by, roles);
        if (refused != null) {
            return refused(refused);
        }
        Answer<Account> account =
                Email.parse(invitation.email())
                        .then(email ->
                                Person.name(invitation.name())
                                        .map(name ->
                                                account(
                                                        email,
                                                        name,
                                                        roles,
                                                        invitation,
                                                        by.roles().contains(Role.ADMIN))));
        return switch (account) {
            case Answer.Refused<Account>(Refusal refusal) -> refused(refusal);
            case Answer.Granted<Account>(Account made) -> invite(by, made, visit);
        };
    }

    public Uni<Answer<Account>> setRoles(
            Caller by, String accountId, @Nullable Set<Role> roles, Visit visit) {
        if (roles == null || roles.isEmpty()) {
            return refused(noRoles());
        }
        return people.setRoles(
                accountId,
                roles,
                before ->
                        audit.granted(
                                AccountAction.ROLES_CHANGED,
                                by.accountId(),
                                accountId,
                                visit.address(),
                                Role.words(before.roles()) + " -> " + Role.words(roles)));
    }

    /** Who is disabled is out at once and cannot sign in. */
    public Uni<Answer<Account>> setDisabled(
            Caller by, String accountId, boolean disabled, Visit visit) {
        return people.setDisabled(
                accountId,
                disabled,
                _ ->
                        audit.granted(
                                disabled ? AccountAction.DISABLED : AccountAction.ENABLED,
                                by.accountId(),
                                accountId,
                                visit.address(),
                                null));
    }

    /** A link for somebody who cannot get one by mail; an older one is void from now on. */
    public Uni<Answer<Link>> makeLink(Caller by, String accountId, Visit visit) {
        return accounts.byId(accountId)
                .chain(found ->
                        found.isEmpty()
                                ? refused(new Refusal.NoSuchAccount(accountId))
                                : makeLink(by, found.map(Credentials::account).get(), visit));
    }

    /** The account, to be looked at before something is done to it. */
    public Uni<Answer<Account>> find(String accountId) {
        return accounts.byId(accountId)
                .map(found ->
                        Answer.of(
                                found.map(Credentials::account),
                                new Refusal.NoSuchAccount(accountId)));
    }

    private Uni<Answer<Link>> makeLink(Caller by, Account account, Visit visit) {
        LinkPurpose purpose = account.hasPassword() ? LinkPurpose.RESET : LinkPurpose.INVITATION;
        Link link = link(account, purpose);
        return links.put(
                        KeyHash.of(link.secret()),
                        purpose,
                        account.accountId(),
                        clock.instant(),
                        audit.granted(
                                AccountAction.RESET_LINK_MADE,
                                by.accountId(),
                                account.accountId(),
                                visit.address(),
                                null))
                .replaceWith(() -> Answer.granted(link));
    }

    private Uni<Answer<Link>> invite(Caller by, Account account, Visit visit) {
        Link link = link(account, LinkPurpose.INVITATION);
        return accounts.invite(
                        account,
                        KeyHash.of(link.secret()),
                        audit.granted(
                                AccountAction.INVITED,
                                by.accountId(),
                                account.accountId(),
                                visit.address(),
                                Role.words(account.roles())))
                .map(answer -> answer.map(_ -> link));
    }

    /** Hosts invite only where the installation says so, and nobody to more than they are. */
    private @Nullable Refusal refuseInvitation(Caller by, Set<Role> roles) {
        if (roles.isEmpty()) {
            return noRoles();
        } else if (by.roles().contains(Role.ADMIN)) {
            return null;
        } else if (config.registration() == AccountConfig.Registration.CLOSED) {
            return new Refusal.NotAllowed("only administrators let people have an account here");
        }
        return Role.REGISTERED.containsAll(roles)
                ? null
                : new Refusal.NotAllowed("only administrators give these roles");
    }

    private static Refusal noRoles() {
        return new Refusal.BadField("/roles", "one or more of " + allRoles(), "none");
    }

    private static String allRoles() {
        return Role.words(EnumSet.allOf(Role.class));
    }

    private Link link(Account account, LinkPurpose purpose) {
        return new Link(
                account, Secrets.draw(random), purpose, clock.instant().plus(purpose.life()));
    }

    /** What an administrator says of an address is taken for true, what a host says is not. */
    private Account account(
            String email, String name, Set<Role> roles, Invitation invitation, boolean isVerified) {
        return new Account(
                identifiers.accountId(),
                email,
                isVerified,
                name,
                Person.language(invitation.language()),
                roles,
                false,
                WaysIn.NONE,
                clock.instant());
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
