package dev.evenkeel.platform.token;

/** Private claims (RFC 7519 section 4.3) and the issuer of our tokens. */
final class ClaimNames {
    static final String ISSUER = "evenkeel";
    static final String MEETING = "meeting";
    static final String EPOCH = "epoch";
    static final String RELAYS = "relays";
    static final String PAIRS = "pairs";
    static final String BRANCH = "branch";
    static final String GRANTS = "grants";
    static final String DEVICE = "device";
    static final String SITE = "site";
    static final String KINDS = "kinds";

    private ClaimNames() {}
}
