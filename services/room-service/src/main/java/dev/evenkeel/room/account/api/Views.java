package dev.evenkeel.room.account.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.room.account.AccountConfig;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.Session;
import dev.evenkeel.room.account.oidc.Providers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts as the web application sees them. */
final class Views {
    private Views() {}

    /**
     * What every page asks first.
     *
     * @param resetByMail whether a forgotten password can be reset by mail
     * @param passkeys whether this site can have passkeys
     * @param providers of single sign-on
     * @param account who is signed in
     */
    public record Start(
            AccountConfig.Registration registration,
            boolean resetByMail,
            boolean passkeys,
            List<Providers.Button> providers,
            @Nullable Own account) {}

    /**
     * Who is signed in.
     *
     * @param emailVerified whose the address is, is known: what is meant for it is the account's
     * @param rights what the account may do in this session, if need be after a fresh proof
     * @param secondFactorMissing a role counts only once a second factor is there and was shown
     */
    public record Own(
            String accountId,
            String email,
            boolean emailVerified,
            String name,
            String language,
            List<Role> roles,
            List<String> rights,
            boolean hasPassword,
            boolean hasPasskey,
            boolean hasSecondFactor,
            boolean secondFactorMissing) {

        static Own of(Caller caller) {
            Account account = caller.account();
            return new Own(
                    account.accountId(),
                    account.email(),
                    account.isEmailVerified(),
                    account.name(),
                    account.language(),
                    sorted(account.roles()),
                    rightsOf(caller),
                    account.hasPassword(),
                    account.hasPasskey(),
                    account.hasSecondFactor(),
                    caller.roles().size() < account.roles().size());
        }
    }

    /** Somebody's account, for administrators. */
    public record Person(
            String accountId,
            String email,
            String name,
            List<Role> roles,
            State state,
            boolean hasPasskey,
            boolean hasSecondFactor,
            Instant createdAt) {

        static Person of(Account account) {
            return new Person(
                    account.accountId(),
                    account.email(),
                    account.name(),
                    sorted(account.roles()),
                    State.of(account),
                    account.hasPasskey(),
                    account.hasSecondFactor(),
                    account.createdAt());
        }
    }

    /** Whether the person can sign in. */
    public enum State {
        @JsonProperty("active")
        ACTIVE,
        /** The link was not used yet, and there is no other way in. */
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("disabled")
        DISABLED;

        static State of(Account account) {
            if (account.isDisabled()) {
                return DISABLED;
            }
            return account.waysIn().count() > 0 ? ACTIVE : INVITED;
        }
    }

    /**
     * @param current whether it is the one that asks
     */
    public record OneSession(
            UUID sessionId,
            String device,
            String address,
            Instant createdAt,
            Instant seenAt,
            boolean current) {

        static OneSession of(Session session, Caller caller) {
            return new OneSession(
                    session.sessionId(),
                    session.device(),
                    session.address(),
                    session.createdAt(),
                    session.seenAt(),
                    session.sessionId().equals(caller.sessionId()));
        }
    }

    private static List<Role> sorted(Collection<Role> roles) {
        return roles.stream().sorted().toList();
    }

    private static List<String> rightsOf(Caller caller) {
        return Arrays.stream(Right.values())
                .filter(right -> right.isWithin(caller))
                .map(right -> right.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
