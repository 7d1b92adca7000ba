package dev.evenkeel.media.app.admission;

import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.app.engine.SessionClosed;
import dev.evenkeel.media.sfu.RelaySnapshot;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keys with which the owner of a session changes or ends it: 128 random bits, known until the
 * session ends.
 */
@Singleton
public class SessionKeys {
    private static final int KEY_BYTES = 16;

    /** Long enough for a session to be seen in a reading. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private record Key(byte[] text, Instant issuedAt) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Key> keyBySession = new ConcurrentHashMap<>();
    private final Clock clock;

    SessionKeys(Clock clock) {
        this.clock = clock;
    }

    /** A new key for a session, in base64url. */
    public String issue(String sessionId) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        keyBySession.put(
                sessionId, new Key(key.getBytes(StandardCharsets.US_ASCII), clock.instant()));
        return key;
    }

    /** Whether the key opens the session; empty when there is no such session. */
    public Optional<Boolean> opens(String sessionId, String key) {
        return Optional.ofNullable(keyBySession.get(sessionId))
                .map(known ->
                        MessageDigest.isEqual(known.text(), key.getBytes(StandardCharsets.UTF_8)));
    }

    void forget(@Observes SessionClosed closed) {
        keyBySession.remove(closed.sessionId());
    }

    /** A session may end before it gets its key; such keys are forgotten here. */
    void forgetUnowned(@Observes Reading reading) {
        Instant settled = reading.at().minus(SETTLED);
        Set<String> sessions =
                reading.snapshot().sessions().stream()
                        .map(RelaySnapshot.Session::sessionId)
                        .collect(Collectors.toSet());
        keyBySession
                .entrySet()
                .removeIf(entry ->
                        entry.getValue().issuedAt().isBefore(settled)
                                && !sessions.contains(entry.getKey()));
    }
}
