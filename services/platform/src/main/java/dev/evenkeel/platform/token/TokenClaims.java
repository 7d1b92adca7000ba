package dev.evenkeel.platform.token;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token says (JWT, RFC 7519).
 *
 * @param subject {@code sub}: the participant, or the service
 * @param meetingId {@code meeting}
 * @param epoch placement epoch the token was issued under
 * @param relays the relay pair: primary, then standby; empty where the audience has none
 * @param pairs all pairs of a meeting that has several, each {@code primary/standby} or {@code
 *     primary}; else empty
 * @param branch which of them is the bearer's, from 0
 * @param grants what the bearer may do: {@code join publish subscribe screen host record hidden}
 * @param id {@code jti}; present where the token may be used once
 * @param deviceId {@code device}: the device that reports
 * @param siteId {@code site}: the site that reports, or where the device stands
 * @param kinds what a device or site may report: {@code devices links logs}
 */
public record TokenClaims(
        String subject,
        @Nullable String meetingId,
        @Nullable Long epoch,
        List<String> relays,
        List<String> pairs,
        int branch,
        Set<String> grants,
        @Nullable String id,
        @Nullable String deviceId,
        @Nullable String siteId,
        Set<String> kinds,
        Instant issuedAt,
        Instant expiresAt) {

    public TokenClaims {
        relays = List.copyOf(relays);
        pairs = List.copyOf(pairs);
        grants = Set.copyOf(grants);
        kinds = Set.copyOf(kinds);
    }
}
