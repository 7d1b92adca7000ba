package dev.evenkeel.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StretchedSecretTest {
    private static final int ITERATIONS = 4_096;

    @Test
    void isWhatOthersMakeOfIt() {
        // Given: a widely published vector of PBKDF2 with HMAC-SHA-256
        byte[] salt = "salt".getBytes(StandardCharsets.UTF_8);
        byte[] hash =
                HexFormat.of()
                        .parseHex(
                                "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");

        // When
        StretchedSecret kept = StretchedSecret.kept(salt, hash, ITERATIONS);

        // Then
        assertThat(kept.matches("password")).isTrue();
        assertThat(kept.matches("Password")).isFalse();
    }

    @Test
    void theSameSecretIsKeptInAnotherWayEachTime() {
        // Given
        Random random = new Random(7);

        // When
        StretchedSecret one = StretchedSecret.of("4711", ITERATIONS, random);
        StretchedSecret other = StretchedSecret.of("4711", ITERATIONS, random);

        // Then
        assertThat(one.hash()).isNotEqualTo(other.hash());
        assertThat(other.matches("4711")).isTrue();
        assertThat(one.toString()).doesNotContain("4711");
    }
}
