package dev.evenkeel.recording.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.store.Recording;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a recording: people who were in the meeting, or only its hosts, by what the
 * installation says. What is not allowed is denied.
 */
@Singleton
class Viewers {
    static final String COOKIE = "evenkeel-recording";
    private static final String HOST = "host";

    private final TokenVerifier tokens;
    private final RecordingConfig config;

    @Inject
    Viewers(TokenVerifier tokens, RecordingConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    /** The bearer's token, from the header or the cookie of a player; refuses who has none. */
    TokenClaims identify(HttpHeaders headers) {
        return identify(token(headers).orElse(null));
    }

    private static Optional<String> token(HttpHeaders headers) {
        var cookie = headers.getCookies().get(COOKIE);
        return BearerTokens.from(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .or(() -> Optional.ofNullable(cookie).map(c -> c.getValue()));
    }

    private TokenClaims identify(@Nullable String token) {
        if (token == null) {
            throw refusal(
                    Problem.unauthorised(
                            "open the recording in the browser that was in the meeting"));
        }
        return switch (tokens.verify(token, Audiences.RECORDING)) {
            case TokenResult.Valid valid -> valid.claims();
            case TokenResult.Refused refused ->
                    throw refusal(Problem.unauthorised(refused.reason()));
        };
    }

    /** Refuses who may not watch it. */
    void admit(TokenClaims who, Recording recording) {
        if (!rights(who, recording).contains(Right.WATCH)) {
            throw refusal(
                    Problem.forbidden(
                            isThere(who, recording)
                                    ? "only hosts of the meeting watch its recordings"
                                    : "this recording is of another meeting"));
        }
    }

    /** Refuses who was no host of the meeting. */
    void admitHost(TokenClaims who, Recording recording) {
        if (!rights(who, recording).contains(Right.MANAGE)) {
            throw refusal(Problem.forbidden("only hosts of the meeting do this"));
        }
    }

    /** What somebody may do with it; what is not here is denied. */
    Set<Right> rights(TokenClaims who, Recording recording) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (!isThere(who, recording)) {
            return rights;
        }
        if (config.watchers() == RecordingConfig.Watchers.PARTICIPANTS || isHost(who)) {
            rights.add(Right.WATCH);
        }
        if (isHost(who)) {
            rights.add(Right.MANAGE);
        }
        return rights;
    }

    private static boolean isThere(TokenClaims who, Recording recording) {
        return recording.meetingId().equals(who.meetingId());
    }

    private static boolean isHost(TokenClaims who) {
        return who.grants().contains(HOST);
    }

    static WebApplicationException refusal(Problem problem) {
        return new WebApplicationException(ProblemResponses.of(problem));
    }
}
