package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import dev.evenkeel.telemetry.domain.Participant;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
        record Admitted(Participant participant) implements Knock {}

        record TurnedAway(Problem problem) implements Knock {}
    }

    Knock knock(@Nullable String authorization) {
        return BearerTokens.from(authorization)
                .map(token -> admit(tokens.verify(token, Audiences.TELEMETRY)))
                .orElseGet(() -> turnAway("a Bearer telemetry token is needed"));
    }

    private static Knock admit(TokenResult result) {
        return switch (result) {
            case TokenResult.Refused(var reason) -> turnAway(reason);
            case TokenResult.Valid(var claims) ->
                    claims.meetingId() == null
                            ? turnAway("the token names no meeting")
                            : new Knock.Admitted(
                                    new Participant(claims.subject(), claims.meetingId()));
        };
    }

    private static Knock turnAway(String reason) {
        return new Knock.TurnedAway(Problem.unauthorised(reason));
    }
}
