package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody the installation knows.
 *
 * @param email in the form of {@link Email}
 * @param isEmailVerified whose address it is was shown by a mail that was answered, or is said by
 *     an administrator or a provider of single sign-on
 * @param language {@code en} or {@code zh-CN}
 */
public record Account(
        String accountId,
        String email,
        boolean isEmailVerified,
        String name,
        String language,
        Set<Role> roles,
        boolean isDisabled,
        WaysIn waysIn,
        Instant createdAt) {
    public Account {
        roles = Set.copyOf(roles);
    }

    /**
     * The address, once it is known to be the person's own. Only then is what is meant for the
     * address the person's: anybody can register with anybody's.
     */
    public Optional<String> provenEmail() {
        return isEmailVerified ? Optional.of(email) : Optional.empty();
    }

    public boolean hasPassword() {
        return waysIn.password();
    }

    public boolean hasPasskey() {
        return waysIn.passkeys() > 0;
    }

    /** Whether a one-time code is asked for with every password. */
    public boolean hasSecondFactor() {
        return waysIn.oneTimeCodes();
    }

    public boolean isAdministrator() {
        return roles.contains(Role.ADMIN);
    }
}
