package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final long MILLI = 1_000_000;
    private static final int TICKS = 3_600;

    private final Pictures pictures = new Pictures();

    private void packet(int sequence, int picture, int part, boolean keyframe, long millis) {
        PictureCode code = new PictureCode(7, picture, part, 2, keyframe);
        pictures.packet(sequence, (long) picture * TICKS, code, false, millis * MILLI);
    }

    @Test
    void aPictureWaitsForTheOneBefore() {
        // Given
        packet(0, 0, 0, true, 0);
        packet(1, 0, 1, true, 0);
        packet(2, 1, 0, false, 40);
        packet(4, 2, 0, false, 80);
        packet(5, 2, 1, false, 80);
        int before = pictures.shown().size();

        // When
        packet(3, 1, 1, false, 130);

        // Then
        assertThat(before).isEqualTo(1);
        assertThat(pictures.shown()).hasSize(3);
        assertThat(pictures.shown().getLast().at()).isEqualTo(130 * MILLI);
    }

    @Test
    void aKeyframeNeedsNothingBefore() {
        // Given
        packet(0, 0, 0, true, 0);
        packet(1, 0, 1, true, 0);
        packet(2, 1, 0, false, 40);

        // When
        packet(4, 2, 0, true, 80);
        packet(5, 2, 1, true, 80);

        // Then
        assertThat(pictures.shown()).hasSize(2);
        assertThat(pictures.decodedSequence()).isEqualTo(5);
    }

    @Test
    void aPictureIsKnownByItsPayload() {
        // Given
        PictureCode code = new PictureCode(2_001, 99, 3, 5, true);
        byte[] buffer = new byte[200];

        // When
        code.write(buffer, 12, 360);

        // Then
        assertThat(PictureCode.read(buffer, 12)).isEqualTo(code);
    }
}
