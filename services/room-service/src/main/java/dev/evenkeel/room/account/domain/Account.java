package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody the installation knows.
 *
 * @param email in the form of {@link Email}
 * @param language {@code en} or {@code zh-CN}
 * @param hasPassword not yet, when the invitation was not taken up
 * @param hasSecondFactor a one-time code is asked for at every sign-in
 */
public record Account(
        String accountId,
        String email,
        String name,
        String language,
        Set<Role> roles,
        boolean isDisabled,
        boolean hasPassword,
        boolean hasSecondFactor,
        Instant createdAt) {
    public Account {
        roles = Set.copyOf(roles);
    }

    public boolean isAdministrator() {
        return roles.contains(Role.ADMIN);
    }
}
