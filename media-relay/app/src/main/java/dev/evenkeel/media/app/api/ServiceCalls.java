package dev.evenkeel.media.app.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets services in, and nobody else: calls with a token for {@code relay-control}. */
@Singleton
class ServiceCalls {
    private final TokenVerifier tokens;

    ServiceCalls(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    Uni<Response> asService(
            @Nullable String authorization, Function<TokenClaims, Uni<Response>> action) {
        Optional<String> token = BearerTokens.from(authorization);
        if (token.isEmpty()) {
            return ProblemResponses.deferred(Problem.unauthorised("a service token is needed"));
        }
        return switch (tokens.verify(token.get(), Audiences.RELAY_CONTROL)) {
            case TokenResult.Valid valid -> action.apply(valid.claims());
            case TokenResult.Refused refused ->
                    ProblemResponses.deferred(Problem.unauthorised(refused.reason()));
        };
    }
}
