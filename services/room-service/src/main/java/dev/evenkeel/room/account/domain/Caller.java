package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is behind a request.
 *
 * @param secondFactor whether a one-time code, a recovery code or a passkey was shown in this
 *     session
 * @param confirmedAt when a password, code or passkey was shown last
 */
public record Caller(Account account, UUID sessionId, boolean secondFactor, Instant confirmedAt) {

    /** The roles that count in this session. */
    public Set<Role> roles() {
        return account.roles().stream()
                .filter(role -> secondFactor || !role.needsSecondFactor())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether this session has shown less than the account asks for: one-time codes always,
     * passkeys where a role needs a second factor. Who has only the password must not add keys of
     * their own.
     */
    public boolean lacksSecondFactor() {
        return !secondFactor
                && (account.hasSecondFactor()
                        || (account.hasPasskey()
                                && account.roles().stream().anyMatch(Role::needsSecondFactor)));
    }

    public String accountId() {
        return account.accountId();
    }
}
