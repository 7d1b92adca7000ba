package dev.evenkeel.platform.token;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Issues the tokens of an installation: JWT signed with ES256. Safe to use from many threads. */
public final class TokenIssuer {
    /** How long a relay has to be entered with its token. */
    public static final Duration RELAY_LIFE = Duration.ofSeconds(60);

    /** How long a participant may report with one token. */
    public static final Duration TELEMETRY_LIFE = Duration.ofHours(12);

    /** How long a control call's token is good. */
    public static final Duration RELAY_CONTROL_LIFE = Duration.ofSeconds(60);

    /** How long somebody who was in a meeting may watch its recordings. */
    public static final Duration RECORDING_LIFE = Duration.ofDays(30);

    private final PrivateKey key;
    private final Clock clock;

    /** How long an operator sees the console before the session is asked again. */
    public static final Duration CONSOLE_LIFE = Duration.ofMinutes(10);

    /**
     * @param key EC P-256
     */
    public TokenIssuer(PrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * Lets a participant open a session on each relay of the pair, once.
     *
     * @param relays primary, then standby if there is one
     * @param tokenId unique; what makes “once” possible
     */
    public String relay(
            String participantId,
            String meetingId,
            long epoch,
            List<String> relays,
            Collection<String> grants,
            String tokenId) {
        return relay(participantId, meetingId, epoch, relays, List.of(), 0, grants, tokenId);
    }

    /**
     * Lets a participant of a meeting with several pairs open a session on each relay of one, once.
     *
     * @param relays the bearer's: primary, then standby if there is one
     * @param pairs all of the meeting, each {@code primary/standby} or {@code primary}; empty when
     *     there is one
     * @param branch which of them is the bearer's, from 0
     * @param tokenId unique; what makes “once” possible
     */
    public String relay(
            String participantId,
            String meetingId,
            long epoch,
            List<String> relays,
            List<String> pairs,
            int branch,
            Collection<String> grants,
            String tokenId) {
        JwtClaims claims = claims(Audiences.RELAY, participantId, RELAY_LIFE);
        claims.setJwtId(tokenId);
        if (!pairs.isEmpty()) {
            claims.setStringListClaim(ClaimNames.PAIRS, pairs);
            claims.setClaim(ClaimNames.BRANCH, branch);
        }
        claims.setStringClaim(ClaimNames.MEETING, meetingId);
        claims.setClaim(ClaimNames.EPOCH, epoch);
        claims.setStringListClaim(ClaimNames.RELAYS, relays);
        claims.setStringListClaim(ClaimNames.GRANTS, List.copyOf(grants));
        return sign(claims);
    }

    /** Lets a participant report statistics of its own streams. */
    public String telemetry(String participantId, String meetingId) {
        JwtClaims claims = claims(Audiences.TELEMETRY, participantId, TELEMETRY_LIFE);
        claims.setStringClaim(ClaimNames.MEETING, meetingId);
        return sign(claims);
    }

    /**
     * Lets a device report itself.
     *
     * @param siteId where it stands, if it may say so
     * @param kinds what it may report: {@code devices links logs}
     */
    public String telemetryOfDevice(
            String deviceId, @Nullable String siteId, Collection<String> kinds, Duration life) {
        JwtClaims claims = claims(Audiences.TELEMETRY, deviceId, life);
        claims.setStringClaim(ClaimNames.DEVICE, deviceId);
        if (siteId != null) {
            claims.setStringClaim(ClaimNames.SITE, siteId);
        }
        claims.setStringListClaim(ClaimNames.KINDS, List.copyOf(kinds));
        return sign(claims);
    }

    /**
     * Lets a site's agent report everything of the site.
     *
     * @param kinds what it may report: {@code devices links logs}
     */
    public String telemetryOfSite(String siteId, Collection<String> kinds, Duration life) {
        JwtClaims claims = claims(Audiences.TELEMETRY, siteId, life);
        claims.setStringClaim(ClaimNames.SITE, siteId);
        claims.setStringListClaim(ClaimNames.KINDS, List.copyOf(kinds));
        return sign(claims);
    }

    /** Lets a service call a relay's control API. */
    public String relayControl(String service, @Nullable Long epoch) {
        JwtClaims claims = claims(Audiences.RELAY_CONTROL, service, RELAY_CONTROL_LIFE);
        if (epoch != null) {
            claims.setClaim(ClaimNames.EPOCH, epoch);
        }
        return sign(claims);
    }

    /**
     * Lets a signed-in person see the operator console.
     *
     * @param roles what the person is, as {@code grants}
     */
    public String console(String accountId, Collection<String> roles) {
        JwtClaims claims = claims(Audiences.CONSOLE, accountId, CONSOLE_LIFE);
        claims.setStringListClaim(ClaimNames.GRANTS, List.copyOf(roles));
        return sign(claims);
    }

    /**
     * Lets somebody who was in a meeting watch its recordings.
     *
     * @param grants {@code watch}, and {@code host} for hosts
     */
    public String recording(String participantId, String meetingId, Collection<String> grants) {
        JwtClaims claims = claims(Audiences.RECORDING, participantId, RECORDING_LIFE);
        claims.setStringClaim(ClaimNames.MEETING, meetingId);
        claims.setStringListClaim(ClaimNames.GRANTS, List.copyOf(grants));
        return sign(claims);
    }

    /**
     * Lets somebody watch a recording by a link to it.
     *
     * @param life at most as long as the link's own
     */
    public String recordingShare(String linkId, Duration life) {
        JwtClaims claims = claims(Audiences.RECORDING, linkId, life);
        claims.setStringListClaim(ClaimNames.GRANTS, List.of("share"));
        return sign(claims);
    }

    private JwtClaims claims(String audience, String subject, Duration life) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ClaimNames.ISSUER);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(life).toEpochMilli()));
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the key cannot sign ES256", e);
        }
    }
}
