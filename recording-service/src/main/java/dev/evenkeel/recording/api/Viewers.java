package dev.evenkeel.recording.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.store.Access;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.ShareStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a recording: people of the meeting by what its hosts or else the installation say,
 * and whoever has a link that is open. What is not allowed is denied.
 */
@Singleton
class Viewers {
    static final String COOKIE = "evenkeel-recording";
    private static final String HOST = "host";
    private static final String WATCHER = "watch";
    private static final String GUEST = "share";
    private static final Set<String> OPERATORS = Set.of("operator", "admin");
    private static final Duration STORE = Duration.ofSeconds(5);

    private final TokenVerifier tokens;
    private final RecordingConfig config;
    private final ShareStore shares;
    private final Clock clock;

    @Inject
    Viewers(TokenVerifier tokens, RecordingConfig config, ShareStore shares, Clock clock) {
        this.tokens = tokens;
        this.config = config;
        this.shares = shares;
        this.clock = clock;
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
            throw refusal(Problem.forbidden(whyNot(who, recording)));
        }
    }

    private String whyNot(TokenClaims who, Recording recording) {
        if (isGuest(who)) {
            return "the link has ended, or is of another recording";
        }
        if (!isThere(who, recording)) {
            return "this recording is of another meeting";
        }
        return switch (accessTo(recording)) {
            case PARTICIPANTS, HOSTS -> "only hosts of the meeting watch its recordings";
            case NAMED -> "only hosts and people they name watch this recording";
            case NOBODY -> "nobody watches this recording: a host can change that";
        };
    }

    /** Refuses who was no host of the meeting. */
    void admitHost(TokenClaims who, Recording recording) {
        if (!rights(who, recording).contains(Right.MANAGE)) {
            throw refusal(Problem.forbidden("only hosts of the meeting do this"));
        }
    }

    /** Refuses who neither was a host of a meeting nor sees the operator console. */
    void admitToQuota(HttpHeaders headers) {
        String token = token(headers).orElse("");
        boolean operates =
                tokens.verify(token, Audiences.CONSOLE) instanceof TokenResult.Valid(var claims)
                        && !Collections.disjoint(claims.grants(), OPERATORS);
        if (!operates && !isHost(identify(headers))) {
            throw refusal(Problem.forbidden("only hosts and operators see how full it is"));
        }
    }

    /** What somebody may do with it; what is not here is denied. */
    Set<Right> rights(TokenClaims who, Recording recording) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (mayWatch(who, recording)) {
            rights.add(Right.WATCH);
        }
        if (isThere(who, recording) && isHost(who)) {
            rights.add(Right.MANAGE);
        }
        return rights;
    }

    /** Whether somebody may know what recordings the own meeting has. */
    boolean mayList(TokenClaims who) {
        return isHost(who) || isWatcher(who);
    }

    private boolean mayWatch(TokenClaims who, Recording recording) {
        Access access = accessTo(recording);
        if (isGuest(who)) {
            return access != Access.NOBODY && linkIsOpen(who.subject(), recording);
        }
        return isThere(who, recording)
                && switch (access) {
                    case PARTICIPANTS -> isHost(who) || isWatcher(who);
                    case HOSTS -> isHost(who);
                    case NAMED -> isHost(who) || isNamed(who, recording);
                    case NOBODY -> false;
                };
    }

    private static boolean isNamed(TokenClaims who, Recording recording) {
        return isWatcher(who) && recording.named().contains(who.subject());
    }

    private boolean linkIsOpen(String linkId, Recording recording) {
        return shares.find(linkId)
                .await()
                .atMost(STORE)
                .filter(link -> link.recordingId().equals(recording.recordingId()))
                .filter(link -> link.isOpenAt(clock.instant()))
                .isPresent();
    }

    /** What hosts said, or else the installation. */
    Access accessTo(Recording recording) {
        Access said = recording.access();
        if (said != null) {
            return said;
        }
        return config.watchers() == RecordingConfig.Watchers.HOSTS
                ? Access.HOSTS
                : Access.PARTICIPANTS;
    }

    private static boolean isGuest(TokenClaims who) {
        return who.grants().contains(GUEST);
    }

    private static boolean isThere(TokenClaims who, Recording recording) {
        return recording.meetingId().equals(who.meetingId());
    }

    private static boolean isWatcher(TokenClaims who) {
        return who.grants().contains(WATCHER);
    }

    private static boolean isHost(TokenClaims who) {
        return who.grants().contains(HOST);
    }

    static WebApplicationException refusal(Problem problem) {
        return new WebApplicationException(ProblemResponses.of(problem));
    }
}
