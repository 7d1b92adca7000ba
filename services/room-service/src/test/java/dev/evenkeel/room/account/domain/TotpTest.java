package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** RFC 6238 appendix B. */
    private static final Totp RFC =
            new Totp(Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

    /** The RFC shows eight digits; six are their end. */
    @ParameterizedTest
    @CsvSource({
        "59,          94287082",
        "1111111109,  07081804",
        "1111111111,  14050471",
        "1234567890,  89005924",
        "2000000000,  69279037",
        "20000000000, 65353130"
    })
    void theVectorsOfTheRfc(long seconds, String eightDigits) {
        assertThat(RFC.code(Instant.ofEpochSecond(seconds))).isEqualTo(eightDigits.substring(2));
    }

    @Test
    void aClockMayBeOneStepOff() {
        // Given
        Instant now = Instant.ofEpochSecond(1_111_111_109);

        // Then
        assertThat(RFC.match(RFC.code(now.minusSeconds(30)), now)).hasValue(37_037_035);
        assertThat(RFC.match(RFC.code(now), now)).hasValue(37_037_036);
        assertThat(RFC.match(RFC.code(now.plusSeconds(30)), now)).hasValue(37_037_037);
        assertThat(RFC.match(RFC.code(now.plusSeconds(60)), now)).isEmpty();
        assertThat(RFC.match(RFC.code(now.minusSeconds(60)), now)).isEmpty();
    }

    @Test
    void spacesAreForgivenRubbishIsNot() {
        // Given
        Instant now = Instant.ofEpochSecond(1_111_111_109);

        // Then
        assertThat(RFC.match("081 804", now)).isPresent();
        assertThat(RFC.match("", now)).isEmpty();
        assertThat(RFC.match("0818040", now)).isEmpty();
        assertThat(RFC.match("０８１８０４", now)).isEmpty();
    }

    @Test
    void theUriNamesTheAccount() {
        // Given
        Totp totp = Totp.draw(RandomGenerator.of("L64X128MixRandom"));

        // Then
        assertThat(totp.secret()).matches("[A-Z2-7]{32}");
        assertThat(totp.uri("ann+x@example.org"))
                .isEqualTo(
                        "otpauth://totp/Evenkeel:ann%2Bx%40example.org?secret="
                                + totp.secret()
                                + "&issuer=Evenkeel");
        assertThat(totp.toString()).doesNotContain(totp.secret());
    }
}
