package dev.evenkeel.media.app.admission;

import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.platform.token.Audiences;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.platform.token.TokenResult;
import dev.evenkeel.platform.token.TokenVerifier;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Judges join tokens: signature, life, this relay, first use, not removed since. */
@Singleton
public class Door {
    private static final int REMEMBERED_TOKENS = 100_000;

    /** More than the verifier allows for differing clocks. */
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    private final TokenVerifier verifier;
    private final String relayId;
    private final Clock clock;
    private final UsedTokens used = new UsedTokens(REMEMBERED_TOKENS);
    private final Removals removals = new Removals();

    Door(TokenVerifier verifier, RelayIdentity identity, Clock clock) {
        this.verifier = verifier;
        this.relayId = identity.relayId();
        this.clock = clock;
    }

    /** Admits each token once. */
    public Admission admit(String jwt) {
        return switch (verifier.verify(jwt, Audiences.RELAY)) {
            case TokenResult.Refused refused -> new Admission.Unauthorised(refused.reason());
            case TokenResult.Valid valid -> judge(valid.claims());
        };
    }

    /** No session came of it: the token may be used again, as far as it is still good. */
    public synchronized void giveBack(Admission.Admitted admitted) {
        used.giveBack(admitted.tokenId());
    }

    /** From now on tokens issued to this person until now are refused. */
    public synchronized void remove(String meetingId, String participantId) {
        removals.remember(meetingId, participantId, clock.instant());
    }

    private Admission judge(TokenClaims claims) {
        String meetingId = claims.meetingId();
        Long epoch = claims.epoch();
        String id = claims.id();
        if (meetingId == null || epoch == null || id == null) {
            return new Admission.Unauthorised(
                    "the token has no claim " + firstMissing(meetingId, epoch));
        }
        if (!claims.relays().contains(relayId)) {
            return new Admission.WrongRelay(
                    "the token is for %s, this is %s".formatted(claims.relays(), relayId));
        }
        if (!claims.grants().contains("join")) {
            return new Admission.Forbidden("the token does not grant join");
        }
        return enter(new Admission.Admitted(claims, meetingId, epoch, id));
    }

    private synchronized Admission enter(Admission.Admitted who) {
        TokenClaims claims = who.claims();
        if (removals.covers(who.meetingId(), claims.subject(), claims.issuedAt())) {
            return new Admission.Forbidden("removed from the meeting");
        }
        Instant expiry = claims.expiresAt().plus(LEEWAY);
        return switch (used.use(who.tokenId(), expiry, clock.instant())) {
            case FIRST -> who;
            case REPEATED -> new Admission.Unauthorised("the token was used before");
            case FULL -> new Admission.Overrun();
        };
    }

    private static String firstMissing(@Nullable String meetingId, @Nullable Long epoch) {
        if (meetingId == null) {
            return "meeting";
        }
        return epoch == null ? "epoch" : "jti";
    }
}
