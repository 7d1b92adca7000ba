package dev.evenkeel.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Gives a Quarkus test both key files, and tests the tokens of docs/interfaces.md. Tokens are real:
 * signed with the private key whose public half the service under test reads.
 *
 * <pre>{@code
 * TestTokens.relay("p-aaaaaaaaaaaa", "abc-defg-hij", 1, "relay-a", "relay-b").sign();
 * TestTokens.telemetry("p-aaaaaaaaaaaa", "abc-defg-hij").expired().sign();
 * }</pre>
 */
public final class TestTokens implements QuarkusTestResourceLifecycleManager {
    private static final List<String> PARTICIPANT_GRANTS = List.of("join", "publish", "subscribe");

    @Override
    public Map<String, String> start() {
        return Map.of(
                "evenkeel.tokens.private-key-file", TestKeys.privateKeyFile().toString(),
                "evenkeel.tokens.public-key-file", TestKeys.publicKeyFile().toString());
    }

    /** The files end with the JVM. */
    @Override
    public void stop() {}

    /** A join token for the first relay (primary) and the second (standby), if there is one. */
    public static TestToken relay(
            String participantId, String meetingId, long epoch, String... relays) {
        return issue("relay", participantId, Duration.ofSeconds(60))
                .with("meeting", meetingId)
                .with("epoch", epoch)
                .with("relays", List.of(relays))
                .with("grants", PARTICIPANT_GRANTS);
    }

    public static TestToken telemetry(String participantId, String meetingId) {
        return issue("telemetry", participantId, Duration.ofHours(12)).with("meeting", meetingId);
    }

    /** What a device reports with; {@code kinds} of {@code devices links logs}. */
    public static TestToken telemetryOfDevice(String deviceId, String siteId, String... kinds) {
        return issue("telemetry", deviceId, Duration.ofDays(365))
                .with("device", deviceId)
                .with("site", siteId)
                .with("kinds", List.of(kinds));
    }

    /** What a site's agent reports with; {@code kinds} of {@code devices links logs}. */
    public static TestToken telemetryOfSite(String siteId, String... kinds) {
        return issue("telemetry", siteId, Duration.ofDays(365))
                .with("site", siteId)
                .with("kinds", List.of(kinds));
    }

    /** What room-service presents to a relay's control API. */
    public static TestToken relayControl() {
        return issue("relay-control", "room-service", Duration.ofSeconds(60));
    }

    /** What a signed-in person of these roles presents to the console. */
    public static TestToken console(String accountId, String... roles) {
        return issue("console", accountId, Duration.ofMinutes(10)).with("grants", List.of(roles));
    }

    private static TestToken issue(String audience, String subject, Duration life) {
        return TestToken.issuedAt(Clock.systemUTC().instant(), audience, subject, life);
    }
}
