package dev.evenkeel.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.MutableClock;
import dev.evenkeel.testkit.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MintTelemetryTokenTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Map<String, String> FILES = new TestTokens().start();

    private final MutableClock clock = MutableClock.at(NOON);
    private final TokenVerifier verifier =
            new TokenVerifier(
                    KeyFiles.readPublic(Path.of(FILES.get("evenkeel.tokens.public-key-file"))),
                    clock);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void tokenOfADeviceIsForThatDevice() {
        // When
        int status = run("device hq-4.12-camera --site hq --kinds devices,logs --life P30D");

        // Then
        assertThat(status).isZero();
        TokenClaims claims = claims();
        assertThat(claims.deviceId()).isEqualTo("hq-4.12-camera");
        assertThat(claims.siteId()).isEqualTo("hq");
        assertThat(claims.kinds()).isEqualTo(Set.of("devices", "logs"));
        assertThat(claims.meetingId()).isNull();
        assertThat(claims.expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void tokenOfASiteIsForAYearAndAllKindsUnlessToldOtherwise() {
        // When
        int status = run("site hq");

        // Then
        assertThat(status).isZero();
        TokenClaims claims = claims();
        assertThat(claims.siteId()).isEqualTo("hq");
        assertThat(claims.deviceId()).isNull();
        assertThat(claims.kinds()).isEqualTo(Set.of("devices", "links", "logs"));
        assertThat(claims.expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    device                        | which?
                    person p-1                    | neither device nor site
                    device Camera!                | does not match
                    device cam --kinds streams    | none of devices, links, logs
                    device cam --life forever     | a duration like
                    device cam --life PT0S        | more than nothing
                    device cam --life P9999D      | at most five years
                    device cam --room 4           | no option --room
                    device cam --site             | lacks its value
                    site hq --site hq             | is for devices
                    site hq --life P1D --life P2D | given twice
                    """)
    void nonsenseIsRefusedInASentence(String arguments, String sentence) {
        // When
        int status = run(arguments);

        // Then
        assertThat(status).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(sentence, "./evenkeel telemetry-token device");
    }

    @Test
    void keyThatIsNotThereIsNamed() {
        // When
        int status =
                MintTelemetryToken.run(
                        List.of("site", "hq", "--key", "/nowhere.pem"),
                        new PrintStream(out),
                        new PrintStream(err),
                        clock);

        // Then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("/nowhere.pem");
    }

    private int run(String words) {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
        if (arguments.size() > 1) {
            arguments.addAll(2, List.of("--key", FILES.get("evenkeel.tokens.private-key-file")));
        }
        return MintTelemetryToken.run(arguments, new PrintStream(out), new PrintStream(err), clock);
    }

    private TokenClaims claims() {
        String token = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(verifier.verify(token, Audiences.TELEMETRY))
                .isInstanceOf(TokenResult.Valid.class);
        return ((TokenResult.Valid) verifier.verify(token, Audiences.TELEMETRY)).claims();
    }
}
