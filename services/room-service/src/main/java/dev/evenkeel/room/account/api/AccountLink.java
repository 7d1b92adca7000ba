package dev.evenkeel.room.account.api;

import dev.evenkeel.room.account.People;
import java.time.Instant;

/**
 * A link to hand over.
 *
 * @param link path at the front door, with the secret after its #
 */
record AccountLink(Views.Person account, String link, Instant expiresAt) {
    static AccountLink of(People.Link made) {
        return new AccountLink(
                Views.Person.of(made.account()),
                made.purpose().path(made.secret()),
                made.expiresAt());
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "AccountLink[…]";
    }
}
