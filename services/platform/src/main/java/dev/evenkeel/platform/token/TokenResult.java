package dev.evenkeel.platform.token;

/** What came of verifying a token. */
public sealed interface TokenResult {

    /** Signed by this installation, for the audience asked for, and not expired. */
    record Valid(TokenClaims claims) implements TokenResult {}

    /**
     * Not to be trusted in anything it says.
     *
     * @param reason in a sentence, without the token; may be shown to the bearer
     */
    record Refused(String reason) implements TokenResult {}
}
