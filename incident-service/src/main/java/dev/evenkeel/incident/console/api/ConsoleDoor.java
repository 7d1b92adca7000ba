package dev.evenkeel.incident.console.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.Set;

/**
 * Lets in who holds a console token, which room-service gives to signed-in people of one of the
 * roles below; or everybody, where {@code evenkeel.console.access} says so.
 */
@jakarta.ws.rs.ext.Provider
@ForOperators
public class ConsoleDoor implements ContainerRequestFilter {
    private static final Set<String> LOOKING = Set.of("operator", "admin", "auditor");
    private static final Set<String> ACTING = Set.of("operator", "admin");

    private final Provider<TokenVerifier> tokens;
    private final Provider<ConsoleConfig> config;

    /** Quarkus makes filters while it builds, when neither key nor settings can be read yet. */
    @Inject
    ConsoleDoor(Provider<TokenVerifier> tokens, Provider<ConsoleConfig> config) {
        this.tokens = tokens;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (config.get().access() == ConsoleConfig.Access.SIGNED_IN) {
            BearerTokens.from(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                    .ifPresentOrElse(
                            token -> judge(request, tokens.get().verify(token, Audiences.CONSOLE)),
                            () -> turnAway(request, "a Bearer console token is needed"));
        }
    }

    private static void judge(ContainerRequestContext request, TokenResult result) {
        switch (result) {
            case TokenResult.Refused(String reason) -> turnAway(request, reason);
            case TokenResult.Valid(var claims) -> {
                Actor.is(request, claims.subject(), claims.grants());
                Set<String> roles = request.getMethod().equals("GET") ? LOOKING : ACTING;
                if (Collections.disjoint(claims.grants(), roles)) {
                    request.abortWith(
                            ProblemResponses.of(
                                    Problem.forbidden("none of your roles may do this")));
                }
            }
        }
    }

    private static void turnAway(ContainerRequestContext request, String reason) {
        request.abortWith(ProblemResponses.of(Problem.unauthorised(reason)));
    }
}
