package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets in who holds a telemetry token. */
@Singleton
class Door {
    private final TokenVerifier tokens;

    @Inject
    Door(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /** Who knocks. */
    sealed interface Knock {
        record Admitted(Producer producer, Instant until) implements Knock {}

        record TurnedAway(Problem problem) implements Knock {}
    }

    /** With the {@code Authorization} header field. */
    Knock knock(@Nullable String authorization) {
        return BearerTokens.from(authorization)
                .map(this::present)
                .orElseGet(() -> turnAway("a Bearer telemetry token is needed"));
    }

    /** With the token itself. */
    Knock present(String token) {
        return switch (tokens.verify(token, Audiences.TELEMETRY)) {
            case TokenResult.Refused(var reason) -> turnAway(reason);
            case TokenResult.Valid(var claims) -> admit(claims);
        };
    }

    /** A token is bound to one thing: a meeting, a device, or a site. */
    private static Knock admit(TokenClaims claims) {
        Set<TelemetryKind> kinds = kinds(claims);
        if (claims.meetingId() != null) {
            return claims.deviceId() == null && claims.siteId() == null
                    ? admitted(
                            new Producer.Participant(claims.subject(), claims.meetingId()), claims)
                    : turnAway("the token names a meeting and something else");
        } else if (claims.deviceId() != null) {
            return admitted(new Producer.Device(claims.deviceId(), claims.siteId(), kinds), claims);
        } else if (claims.siteId() != null) {
            return admitted(new Producer.Site(claims.siteId(), kinds), claims);
        }
        return turnAway("the token names no meeting, device or site");
    }

    private static Knock admitted(Producer producer, TokenClaims claims) {
        return new Knock.Admitted(producer, claims.expiresAt());
    }

    private static Set<TelemetryKind> kinds(TokenClaims claims) {
        return claims.kinds().stream()
                .map(TelemetryKind::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Knock turnAway(String reason) {
        return new Knock.TurnedAway(Problem.unauthorised(reason));
    }
}
