package dev.evenkeel.platform.token;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** Reads signed tokens with one public key. */
final class SignedTokens {
    private static final Duration LEEWAY = Duration.ofSeconds(5);
    private static final int LONGEST = 4_096;
    private static final int MOST_REMEMBERED = 4_096;

    private final PublicKey key;
    private final Clock clock;
    private final VerifiedTokens verified = new VerifiedTokens(MOST_REMEMBERED);

    SignedTokens(PublicKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    TokenResult verify(String jwt, String audience) {
        if (jwt.length() > LONGEST) {
            return new TokenResult.Refused("the token is too long");
        }
        return verified.find(jwt, audience, clock.instant())
                .<TokenResult>map(TokenResult.Valid::new)
                .orElseGet(() -> verifySignature(jwt, audience));
    }

    private TokenResult verifySignature(String jwt, String audience) {
        try {
            TokenClaims claims = read(consumer(audience).processToClaims(jwt));
            verified.remember(jwt, audience, claims);
            return new TokenResult.Valid(claims);
        } catch (InvalidJwtException e) {
            return new TokenResult.Refused(reason(e, audience));
        } catch (MalformedClaimException e) {
            return new TokenResult.Refused("a claim of the token is malformed");
        }
    }

    private JwtConsumer consumer(String audience) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKey(key)
                .setExpectedIssuer(ClaimNames.ISSUER)
                .setExpectedAudience(audience)
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds((int) LEEWAY.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static TokenClaims read(JwtClaims claims) throws MalformedClaimException {
        return new TokenClaims(
                claims.getSubject(),
                claims.getStringClaimValue(ClaimNames.MEETING),
                epoch(claims),
                strings(claims, ClaimNames.RELAYS),
                strings(claims, ClaimNames.PAIRS),
                branch(claims),
                Set.copyOf(strings(claims, ClaimNames.GRANTS)),
                claims.getJwtId(),
                claims.getStringClaimValue(ClaimNames.DEVICE),
                claims.getStringClaimValue(ClaimNames.SITE),
                Set.copyOf(strings(claims, ClaimNames.KINDS)),
                instant(claims.getIssuedAt()),
                instant(claims.getExpirationTime()));
    }

    private static @Nullable Long epoch(JwtClaims claims) throws MalformedClaimException {
        Number epoch = claims.getClaimValue(ClaimNames.EPOCH, Number.class);
        return epoch == null ? null : epoch.longValue();
    }

    private static int branch(JwtClaims claims) throws MalformedClaimException {
        Number branch = claims.getClaimValue(ClaimNames.BRANCH, Number.class);
        return branch == null ? 0 : branch.intValue();
    }

    private static List<String> strings(JwtClaims claims, String name)
            throws MalformedClaimException {
        return claims.hasClaim(name) ? claims.getStringListClaimValue(name) : List.of();
    }

    private static Instant instant(NumericDate date) {
        return Instant.ofEpochMilli(date.getValueInMillis());
    }

    private static String reason(InvalidJwtException e, String audience) {
        if (e.hasExpired()) {
            return "the token has expired";
        }
        return Optional.of(e)
                .filter(x ->
                        x.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
                                || x.hasErrorCode(ErrorCodes.AUDIENCE_MISSING))
                .map(_ -> "the token is not for " + audience)
                .orElse("the token is malformed or its signature is not ours");
    }
}
