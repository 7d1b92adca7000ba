package dev.evenkeel.room.account.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which provider of single sign-on opened a session.
 *
 * @param subject whom it knows there
 * @param sid the session there, where the provider says so (Back-Channel Logout 1.0)
 * @param idToken what it said, shown to it when signing out
 */
public record SessionOrigin(String provider, String subject, @Nullable String sid, String idToken) {
    /** Says whose it is, and belongs in no log. */
    @Override
    public String toString() {
        return "SessionOrigin[" + provider + "]";
    }
}
