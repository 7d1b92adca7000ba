package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.OidcProvider;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.LoginFailure;
import java.util.Locale;
import java.util.Optional;

/**
 * What an address is worth. One that the provider did not verify opens nothing and makes nothing;
 * an account whose own address nobody verified is linked by its owner, not by an address: whoever
 * registered it might have waited for just that.
 */
final class EmailRules {
    private EmailRules() {}

    /** Where only some domains are welcome, the address must be one of them, and verified. */
    static Optional<LoginFailure> refuse(OidcProvider config, ExternalIdentity identity) {
        if (config.domains().isEmpty()) {
            return Optional.empty();
        }
        if (identity.email().isEmpty() || !identity.isEmailVerified()) {
            return missing(identity);
        }
        String email = identity.email().get();
        String domain = email.substring(email.indexOf('@') + 1);
        boolean welcome =
                config.domains().get().stream()
                        .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(domain));
        return welcome ? Optional.empty() : Optional.of(LoginFailure.DOMAIN);
    }

    /** Somebody this provider has not brought before, who may get an account. */
    static Optional<LoginFailure> refuseNew(OidcProvider config, ExternalIdentity identity) {
        return config.createAccounts() ? missing(identity) : Optional.of(LoginFailure.NO_ACCOUNT);
    }

    /** Somebody this provider has not brought before, with the address of an account. */
    static Optional<LoginFailure> refuseLink(Account account, ExternalIdentity identity) {
        if (!identity.isEmailVerified()) {
            return Optional.of(LoginFailure.EMAIL_UNVERIFIED);
        }
        return account.isEmailVerified() ? Optional.empty() : Optional.of(LoginFailure.LINK_FIRST);
    }

    private static Optional<LoginFailure> missing(ExternalIdentity identity) {
        if (identity.email().isEmpty()) {
            return Optional.of(LoginFailure.EMAIL_MISSING);
        }
        return identity.isEmailVerified()
                ? Optional.empty()
                : Optional.of(LoginFailure.EMAIL_UNVERIFIED);
    }
}
