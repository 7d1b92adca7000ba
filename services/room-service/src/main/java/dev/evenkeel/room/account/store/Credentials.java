package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.PasswordHash;
import org.jspecify.annotations.Nullable;

/**
 * An account with what it is opened with.
 *
 * @param totpSecret there before the second factor counts, see {@link Account#hasSecondFactor}
 */
public record Credentials(
        Account account, @Nullable PasswordHash password, @Nullable String totpSecret) {}
