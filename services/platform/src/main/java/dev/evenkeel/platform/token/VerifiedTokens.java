package dev.evenkeel.platform.token;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens whose signature was good, so that a sender who shows the same one again and again does not
 * cost a verification each time. Remembers a bounded number, those used last, and none beyond its
 * life. Thread-safe.
 */
final class VerifiedTokens {
    private static final float LOAD = 0.75f;
    private static final int INITIAL = 64;

    private record Presented(String jwt, String audience) {}

    private final Map<Presented, TokenClaims> claims;

    VerifiedTokens(int most) {
        claims =
                new LinkedHashMap<>(INITIAL, LOAD, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Presented, TokenClaims> eldest) {
                        return size() > most;
                    }
                };
    }

    synchronized void remember(String jwt, String audience, TokenClaims verified) {
        claims.put(new Presented(jwt, audience), verified);
    }

    /** What a token says that was shown for this audience before; empty once it has expired. */
    synchronized Optional<TokenClaims> find(String jwt, String audience, Instant now) {
        Presented presented = new Presented(jwt, audience);
        TokenClaims known = claims.get(presented);
        if (known != null && !now.isBefore(known.expiresAt())) {
            claims.remove(presented);
            return Optional.empty();
        }
        return Optional.ofNullable(known);
    }
}
