package dev.evenkeel.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.MutableClock;
import dev.evenkeel.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final KeyPair KEYS = generate();

    private final MutableClock clock = MutableClock.at(NOON);
    private final TokenIssuer issuer = new TokenIssuer(KEYS.getPrivate(), clock);
    private final TokenVerifier verifier = new TokenVerifier(KEYS.getPublic(), clock);

    @Test
    void relayTokenSaysWhatWasIssued() {
        // When
        TokenResult result = verifier.verify(relayToken(), Audiences.RELAY);

        // Then
        assertThat(result)
                .isEqualTo(
                        new TokenResult.Valid(
                                new TokenClaims(
                                        "p-aaaaaaaaaaaa",
                                        "abc-defg-hij",
                                        7L,
                                        List.of("relay-b", "relay-a"),
                                        List.of(),
                                        0,
                                        Set.of("join", "publish"),
                                        "token-1",
                                        null,
                                        null,
                                        Set.of(),
                                        NOON,
                                        NOON.plusSeconds(60))));
    }

    @Test
    void relayTokenOfALargeMeetingSaysAllPairsAndWhichIsTheBearers() {
        // Given
        String token =
                issuer.relay(
                        "p-aaaaaaaaaaaa",
                        "abc-defg-hij",
                        7,
                        List.of("relay-c"),
                        List.of("relay-b/relay-a", "relay-c"),
                        1,
                        List.of("join"),
                        "token-2");

        // When
        TokenResult result = verifier.verify(token, Audiences.RELAY);

        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        TokenResult.Valid.class,
                        valid -> {
                            assertThat(valid.claims().relays()).containsExactly("relay-c");
                            assertThat(valid.claims().pairs())
                                    .containsExactly("relay-b/relay-a", "relay-c");
                            assertThat(valid.claims().branch()).isEqualTo(1);
                        });
    }

    @Test
    void telemetryTokenNamesTheMeetingOnly() {
        // When
        TokenResult result =
                verifier.verify(
                        issuer.telemetry("p-aaaaaaaaaaaa", "abc-defg-hij"), Audiences.TELEMETRY);

        // Then
        assertThat(result)
                .isEqualTo(
                        new TokenResult.Valid(
                                new TokenClaims(
                                        "p-aaaaaaaaaaaa",
                                        "abc-defg-hij",
                                        null,
                                        List.of(),
                                        List.of(),
                                        0,
                                        Set.of(),
                                        null,
                                        null,
                                        null,
                                        Set.of(),
                                        NOON,
                                        NOON.plus(Duration.ofHours(12)))));
    }

    @Test
    void controlTokenMayCarryAnEpoch() {
        // When
        TokenResult result =
                verifier.verify(issuer.relayControl("room-service", 4L), Audiences.RELAY_CONTROL);

        // Then
        assertThat(result).isInstanceOf(TokenResult.Valid.class);
        assertThat(((TokenResult.Valid) result).claims().epoch()).isEqualTo(4L);
    }

    @Test
    void expiredTokenIsRefusedAfterTheLeeway() {
        // Given
        String token = relayToken();

        // When
        clock.advance(Duration.ofSeconds(64));
        TokenResult within = verifier.verify(token, Audiences.RELAY);
        clock.advance(Duration.ofSeconds(2));
        TokenResult after = verifier.verify(token, Audiences.RELAY);

        // Then
        assertThat(within).isInstanceOf(TokenResult.Valid.class);
        assertThat(after).isEqualTo(new TokenResult.Refused("the token has expired"));
    }

    @Test
    void tokenSeenBeforeIsNoMoreThanItWas() {
        // Given
        String token = relayToken();
        TokenResult first = verifier.verify(token, Audiences.RELAY);

        // When
        TokenResult again = verifier.verify(token, Audiences.RELAY);
        TokenResult elsewhere = verifier.verify(token, Audiences.TELEMETRY);
        clock.advance(Duration.ofSeconds(66));
        TokenResult late = verifier.verify(token, Audiences.RELAY);

        // Then
        assertThat(again).isEqualTo(first).isInstanceOf(TokenResult.Valid.class);
        assertThat(elsewhere).isInstanceOf(TokenResult.Refused.class);
        assertThat(late).isEqualTo(new TokenResult.Refused("the token has expired"));
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        // When
        TokenResult result = verifier.verify(relayToken(), Audiences.RELAY_CONTROL);

        // Then
        assertThat(result).isEqualTo(new TokenResult.Refused("the token is not for relay-control"));
    }

    @Test
    void tokenOfAnotherKeyIsRefused() {
        // Given
        String foreign =
                new TokenIssuer(generate().getPrivate(), clock)
                        .telemetry("p-aaaaaaaaaaaa", "abc-defg-hij");

        // When
        TokenResult result = verifier.verify(foreign, Audiences.TELEMETRY);

        // Then
        assertThat(result).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void changedTokenIsRefused() {
        // Given
        List<String> parts = List.of(relayToken().split("[.]", 3));
        String claims =
                new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
        byte[] later = claims.replace(":7", ":9").getBytes(StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(later);

        // When
        TokenResult result =
                verifier.verify(parts.get(0) + "." + changed + "." + parts.get(2), Audiences.RELAY);

        // Then
        assertThat(result).isInstanceOf(TokenResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b.c",
                // {"alg":"none"}.{"iss":"evenkeel","aud":"relay","sub":"x","iat":1,"exp":9999999999}
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJldmVua2VlbCIsImF1ZCI6InJlbGF5Iiwic3ViIjoieCIsImlhdCI6MSwiZXhwIjo5OTk5OTk5OTk5fQ."
            })
    void whatIsNotSignedIsRefused(String token) {
        assertThat(verifier.verify(token, Audiences.RELAY)).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void keysComeFromPemFiles() {
        // Given
        var files = new TestTokens().start();
        var verifierOfFile =
                new TokenVerifier(
                        KeyFiles.readPublic(Path.of(files.get("evenkeel.tokens.public-key-file"))),
                        Clock.systemUTC());
        var issuerOfFile =
                new TokenIssuer(
                        KeyFiles.readPrivate(
                                Path.of(files.get("evenkeel.tokens.private-key-file"))),
                        Clock.systemUTC());

        // When
        TokenResult result =
                verifierOfFile.verify(
                        issuerOfFile.telemetry("p-aaaaaaaaaaaa", "abc-defg-hij"),
                        Audiences.TELEMETRY);

        // Then
        assertThat(result).isInstanceOf(TokenResult.Valid.class);
    }

    private String relayToken() {
        return issuer.relay(
                "p-aaaaaaaaaaaa",
                "abc-defg-hij",
                7,
                List.of("relay-b", "relay-a"),
                List.of("join", "publish"),
                "token-1");
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
