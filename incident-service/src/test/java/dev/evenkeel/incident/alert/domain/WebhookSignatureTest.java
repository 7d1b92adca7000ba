package dev.evenkeel.incident.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the specification, checked with another implementation of HMAC-SHA256. */
class WebhookSignatureTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @Test
    void everyKeySignsWhileKeysAreRotated() {
        // Given
        List<byte[]> keys = WebhookSignature.keys("# new first\n" + NEW + "\n" + OLD + "\n");

        // When
        String signature =
                WebhookSignature.of(
                        keys,
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}");

        // Then
        assertThat(signature)
                .isEqualTo(
                        "v1,78nXHjpFP0tVJQW5D0SBwmVyyW87BV/rL6MgfM/Bw44= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aFileWithoutAGoodKeyIsRefused() {
        assertThatThrownBy(() -> WebhookSignature.keys("\n")).hasMessageContaining("no key");
        assertThatThrownBy(() -> WebhookSignature.keys("secret")).hasMessageContaining("whsec_");
        assertThatThrownBy(() -> WebhookSignature.keys("whsec_AAAA")).hasMessageContaining("24");
    }
}
