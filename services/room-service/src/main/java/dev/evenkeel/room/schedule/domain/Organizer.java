package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.account.domain.Account;

/**
 * Whose meeting it is.
 *
 * @param language of the mails to people without an account: {@code en} or {@code zh-CN}
 */
public record Organizer(String accountId, String email, String name, String language) {

    public static Organizer of(Account account) {
        return new Organizer(
                account.accountId(), account.email(), account.name(), account.language());
    }
}
