package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.SiteNetworks;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets in who holds a telemetry token. */
@Singleton
class Door {
    private final TokenVerifier tokens;
    private final SiteNetworks networks;

    @Inject
    Door(TokenVerifier tokens, TelemetryConfig config) {
        this.tokens = tokens;
        Map<String, List<String>> bySite = new HashMap<>();
        config.sites().forEach((site, place) -> bySite.put(site, place.networks()));
        this.networks = new SiteNetworks(bySite);
    }

    /** Who knocks. */
    sealed interface Knock {
        record Admitted(Producer producer, Instant until) implements Knock {}

        record TurnedAway(Problem problem) implements Knock {}
    }

    /** With the {@code Authorization} header field of a request. */
    Knock knock(HttpServerRequest request) {
        return BearerTokens.from(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(token -> present(token, addressOf(request)))
                .orElseGet(() -> turnAway("a Bearer telemetry token is needed"));
    }

    /**
     * The address a request comes from: the client's where Quarkus was told to take the front
     * door's word for it ({@code quarkus.http.proxy}), the one at the other end otherwise.
     */
    static Optional<String> addressOf(HttpServerRequest request) {
        return Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress);
    }

    /** With the token itself. */
    Knock present(String token, Optional<String> address) {
        return switch (tokens.verify(token, Audiences.TELEMETRY)) {
            case TokenResult.Refused(var reason) -> turnAway(reason);
            case TokenResult.Valid(var claims) -> admit(claims, address);
        };
    }

    /** A token is bound to one thing: a meeting, a device, or a site. */
    private Knock admit(TokenClaims claims, Optional<String> address) {
        Set<TelemetryKind> kinds = kinds(claims);
        if (claims.meetingId() != null) {
            String site = address.flatMap(networks::siteOf).orElse(null);
            return claims.deviceId() == null && claims.siteId() == null
                    ? admitted(
                            new Producer.Participant(claims.subject(), claims.meetingId(), site),
                            claims)
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
