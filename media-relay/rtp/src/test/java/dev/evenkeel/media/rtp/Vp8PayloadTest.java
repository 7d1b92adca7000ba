package dev.evenkeel.media.rtp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Vp8PayloadTest {
    private final Vp8Payload payload = new Vp8Payload();

    /** RFC 7741 §4.6: examples of descriptors, each with a payload header. */
    @ParameterizedTest
    @CsvSource({
        "10 00, true, true, -1, -1",
        "10 01, true, false, -1, -1",
        "00 00, false, false, -1, -1",
        "11 00, false, false, -1, -1",
        "90 80 11 00, true, true, 17, -1",
        "90 80 91 23 00, true, true, 4387, -1",
        "90 C0 91 23 07 01, true, false, 4387, 7",
        "80 F0 91 23 07 20 00, false, false, 4387, 7"
    })
    void readsTheDescriptor(
            String digits, boolean frame, boolean keyframe, int pictureId, int tl0PicIdx) {
        // Given
        byte[] bytes = hex(digits);

        // When
        boolean valid = payload.wrap(bytes, 0, bytes.length);

        // Then
        assertThat(valid).isTrue();
        assertThat(payload.startsFrame()).isEqualTo(frame);
        assertThat(payload.startsKeyframe()).isEqualTo(keyframe);
        assertThat(payload.pictureId()).isEqualTo(pictureId);
        assertThat(payload.tl0PicIdx()).isEqualTo(tl0PicIdx);
    }

    @Test
    void rewritesInPlace() {
        // Given
        byte[] bytes = hex("90 C0 91 23 07 01");
        payload.wrap(bytes, 0, bytes.length);

        // When
        payload.pictureId(0x8000 + 5);
        payload.tl0PicIdx(256 + 9);

        // Then
        assertThat(hex(bytes, bytes.length)).isEqualTo("90c080050901");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "90 80", "90 80 91", "90 C0 11", "90 20"})
    void refusesWhatIsCutShort(String digits) {
        // Given
        byte[] bytes = hex(digits);

        // When
        boolean valid = payload.wrap(bytes, 0, bytes.length);

        // Then
        assertThat(valid).isFalse();
    }

    @Test
    void neverReadsBeyondItsBytes() {
        // Given
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(8)];
            random.nextBytes(bytes);

            // When
            boolean valid = payload.wrap(bytes, 0, bytes.length);

            // Then
            if (valid) {
                payload.startsKeyframe();
                payload.pictureId(payload.pictureId());
                payload.tl0PicIdx(payload.tl0PicIdx());
            }
        }
    }
}
