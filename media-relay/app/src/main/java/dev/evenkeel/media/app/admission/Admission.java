package dev.evenkeel.media.app.admission;

import dev.evenkeel.platform.token.TokenClaims;

/** What became of a join token. */
public sealed interface Admission {

    /**
     * May open a session.
     *
     * @param tokenId the token's {@code jti}
     */
    record Admitted(TokenClaims claims, String meetingId, long epoch, String tokenId)
            implements Admission {}

    /** The token proves nothing here. */
    record Unauthorised(String reason) implements Admission {}

    /** The person is known and may not. */
    record Forbidden(String reason) implements Admission {}

    /** The token is for other relays. */
    record WrongRelay(String reason) implements Admission {}

    /** Too many tokens are remembered to tell whether this one was used. */
    record Overrun() implements Admission {}
}
