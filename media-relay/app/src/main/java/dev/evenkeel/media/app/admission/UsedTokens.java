package dev.evenkeel.media.app.admission;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that were presented here ({@code jti}, RFC 7519 section 4.1.7), remembered until they
 * expire. Bounded: when full, nobody is admitted until some expire, so that a flood can't make the
 * relay forget. Not thread-safe.
 */
final class UsedTokens {

    /** What came of showing a token. */
    enum Use {
        FIRST,
        REPEATED,
        /** Too many are remembered to tell. */
        FULL
    }

    private final int capacity;
    private final Map<String, Instant> expiryById = new LinkedHashMap<>();

    UsedTokens(int capacity) {
        this.capacity = capacity;
    }

    Use use(String id, Instant expiresAt, Instant now) {
        if (expiryById.containsKey(id)) {
            return Use.REPEATED;
        }
        if (expiryById.size() >= capacity) {
            expiryById.values().removeIf(expiry -> expiry.isBefore(now));
        }
        if (expiryById.size() >= capacity) {
            return Use.FULL;
        }
        expiryById.put(id, expiresAt);
        return Use.FIRST;
    }

    /** The token came to nothing and may be shown again. */
    void giveBack(String id) {
        expiryById.remove(id);
    }
}
