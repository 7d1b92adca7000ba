package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is behind a request.
 *
 * @param secondFactor whether a one-time or recovery code was shown in this session
 * @param confirmedAt when a password or code was shown last
 */
public record Caller(Account account, UUID sessionId, boolean secondFactor, Instant confirmedAt) {

    /** The roles that count in this session. */
    public Set<Role> roles() {
        return account.roles().stream()
                .filter(role -> secondFactor || !role.needsSecondFactor())
                .collect(Collectors.toUnmodifiableSet());
    }

    public String accountId() {
        return account.accountId();
    }
}
