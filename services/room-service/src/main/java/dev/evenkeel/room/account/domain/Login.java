package dev.evenkeel.room.account.domain;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the way through a provider of single sign-on.
 *
 * @param accountId who is signed in already; {@code null} for who signs in
 * @param sessionId where; {@code null} together with it
 * @param nonce what the ID token must repeat
 * @param verifier of PKCE (RFC 7636)
 * @param target path of the page to go on with
 * @param site where this installation was asked for
 */
public record Login(
        String provider,
        LoginPurpose purpose,
        @Nullable String accountId,
        @Nullable UUID sessionId,
        String nonce,
        String verifier,
        String target,
        URI site) {
    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Login[" + provider + " " + purpose + "]";
    }
}
