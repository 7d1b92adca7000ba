package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Session;

/**
 * A new session.
 *
 * @param token for the cookie; told only here
 */
public record Opened(Account account, Session session, String token) {

    /** Who is signed in now. */
    public Caller caller() {
        return new Caller(
                account, session.sessionId(), session.secondFactor(), session.confirmedAt());
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Opened[" + session.sessionId() + "]";
    }
}
