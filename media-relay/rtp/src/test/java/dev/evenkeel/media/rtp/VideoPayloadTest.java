package dev.evenkeel.media.rtp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each format says of a picture, and that none trips over any bytes. */
class VideoPayloadTest {
    private static boolean startsKeyframe(VideoPayload payload, String digits) {
        byte[] bytes = hex(digits);
        return payload.wrap(bytes, 0, bytes.length) && payload.startsKeyframe();
    }

    /** RFC 7741 §4.2: temporal layer 2, layer sync; a keyframe of 1280 × 720 (RFC 6386 §9.1). */
    @Test
    void vp8TellsLayerAndSize() {
        // Given
        Vp8Payload payload = new Vp8Payload();
        byte[] delta = hex("90 E0 91 23 07 A5 01");
        byte[] keyframe = hex("90 80 11 10 02 00 9D 01 2A 00 05 D0 02");

        // When
        boolean valid = payload.wrap(delta, 0, delta.length);

        // Then
        assertThat(valid).isTrue();
        assertThat(payload.temporalLayer()).isEqualTo(2);
        assertThat(payload.temporalSwitchUp()).isTrue();
        assertThat(payload.height()).isZero();
        assertThat(payload.wrap(keyframe, 0, keyframe.length)).isTrue();
        assertThat(payload.height()).isEqualTo(720);
    }

    /** RFC 9628 §4.2. */
    @ParameterizedTest
    @CsvSource({
        "AA 91 23 10 07 18 05 00 02 D0 01 04 01, true, 4387, 7, 0, true, 720",
        "E8 11 50 08, false, 17, 8, 2, true, 0",
        "F8 12 20 03 04, false, 18, -1, 1, false, 0",
        "A8 11 03 07, false, 17, 7, 0, false, 0",
        "08 00, true, -1, -1, 0, false, 0",
        "00 00, false, -1, -1, 0, false, 0"
    })
    void vp9(
            String digits,
            boolean keyframe,
            int pictureId,
            int tl0PicIdx,
            int temporalLayer,
            boolean switchUp,
            int height) {
        // Given
        Vp9Payload payload = new Vp9Payload();
        byte[] bytes = hex(digits);

        // When
        boolean valid = payload.wrap(bytes, 0, bytes.length);

        // Then
        assertThat(valid).isTrue();
        assertThat(payload.startsKeyframe()).isEqualTo(keyframe);
        assertThat(payload.pictureId()).isEqualTo(pictureId);
        assertThat(payload.tl0PicIdx()).isEqualTo(tl0PicIdx);
        assertThat(payload.temporalLayer()).isEqualTo(temporalLayer);
        assertThat(payload.temporalSwitchUp()).isEqualTo(switchUp);
        assertThat(payload.height()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "80",
        "80 91",
        "A0 11",
        "A0 11 00",
        "F0 11 00",
        "F0 11 00 03",
        "02",
        "02 10 05 00",
        "02 08",
        "02 08 01",
        "02 08 01 04"
    })
    void vp9CutShort(String digits) {
        // Given
        byte[] bytes = hex(digits);

        // Then
        assertThat(new Vp9Payload().wrap(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void vp9IsRewrittenInPlace() {
        // Given
        Vp9Payload payload = new Vp9Payload();
        byte[] bytes = hex("A8 91 23 00 07");
        payload.wrap(bytes, 0, bytes.length);

        // When
        payload.pictureId(0x8000 + 5);
        payload.tl0PicIdx(256 + 9);

        // Then
        assertThat(hex(bytes, bytes.length)).isEqualTo("a880050009");
    }

    /** RFC 6184 §5.6–5.8: a parameter set alone, aggregated, fragmented; then what is not one. */
    @ParameterizedTest
    @CsvSource({
        "67 42 E0 1F, true",
        "78 00 04 67 42 E0 1F 00 02 68 CE, true",
        "78 00 02 68 CE 00 02 67 42, true",
        "7C 87 42, true",
        "7C 07 42, false",
        "7C 85 88, false",
        "78 00 02 68 CE, false",
        "78 FF FF 68, false",
        "65 88, false",
        "41 9A, false",
        "78, false",
        "7C, false",
        "00, false",
        "'', false"
    })
    void h264(String digits, boolean keyframe) {
        assertThat(startsKeyframe(new H264Payload(), digits)).isEqualTo(keyframe);
    }

    /**
     * RTP payload format for AV1 §4.4: with lengths, one unit, two units; then what is no start.
     */
    @ParameterizedTest
    @CsvSource({
        "08 03 08 00 00 02 30 00, true",
        "18 08 00 00, true",
        "28 02 10 00 08 00, true",
        "20 02 10 00 08 00, false",
        "98 08 00, false",
        "18 30 00, false",
        "08 7F 08, false",
        "08 00 08, false",
        "08 80 80 80 80 80 01, false",
        "08, false",
        "'', false"
    })
    void av1(String digits, boolean keyframe) {
        assertThat(startsKeyframe(new Av1Payload(), digits)).isEqualTo(keyframe);
    }

    /** RFC 2198 §3: no redundancy, one block of two bytes; then what is cut short. */
    @ParameterizedTest
    @CsvSource({
        "6F 01 02 03, 1",
        "EF 0F 00 02 6F AA BB 01 02, 7",
        "EF 0F 00 02 6F AA, -1",
        "EF 0F 00 02, -1",
        "EF 0F, -1",
        "'', -1"
    })
    void red(String digits, int primary) {
        // Given
        byte[] bytes = hex(digits);

        // Then
        assertThat(Red.primary(bytes, 0, bytes.length)).isEqualTo(primary);
    }

    @Test
    void noBytesDoHarm() {
        harmless(new Vp8Payload(), "90 E0 91 23 07 A5 10 02 00 9D 01 2A 00 05 D0 02");
        harmless(new Vp9Payload(), "AA 91 23 10 07 18 05 00 02 D0 01 04 01");
        harmless(new H264Payload(), "78 00 04 67 42 E0 1F 00 02 68 CE");
        harmless(new Av1Payload(), "28 02 10 00 08 00 08 03 08 00 00");
        Garbage.feed(
                6,
                16,
                hex("EF 0F 00 02 6F AA BB 01 02"),
                bytes -> {
                    int primary = Red.primary(bytes, 0, bytes.length);
                    assertThat(primary).isBetween(-1, bytes.length);
                });
    }

    private static void harmless(VideoPayload payload, String good) {
        Garbage.feed(
                7,
                16,
                hex(good),
                bytes -> {
                    if (payload.wrap(bytes, 0, bytes.length)) {
                        payload.startsKeyframe();
                        payload.temporalLayer();
                        payload.temporalSwitchUp();
                        payload.height();
                        payload.pictureId(payload.pictureId());
                        payload.tl0PicIdx(payload.tl0PicIdx());
                    }
                });
    }
}
