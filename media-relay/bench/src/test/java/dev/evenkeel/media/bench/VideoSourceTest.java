package dev.evenkeel.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class VideoSourceTest {
    private final VideoSource source = new VideoSource();

    @Test
    void aFrameStartsWithItsDescriptorAndEndsWithTheMarker() {
        // When
        byte[] first = source.next().clone();
        byte[] last = first;
        for (int i = 1; i < VideoSource.PACKETS_PER_FRAME; i++) {
            last = source.next().clone();
        }

        // Then
        assertThat(first).hasSize(VideoSource.PACKET_LENGTH);
        assertThat(first[1]).isEqualTo((byte) 96);
        assertThat(first[12]).isEqualTo((byte) 0x10);
        assertThat(last[1]).isEqualTo((byte) (0x80 | 96));
        assertThat(last[12]).isZero();
        assertThat(timestamp(last)).isEqualTo(timestamp(first));
    }

    @Test
    void oneFrameASecondIsAKeyframe() {
        // Given
        int packetsPerSecond = VideoSource.FRAMES_PER_SECOND * VideoSource.PACKETS_PER_FRAME;
        int keyframes = 0;

        // When
        for (int i = 0; i < 3 * packetsPerSecond; i++) {
            byte[] packet = source.next();
            if (packet[12] == 0x10 && (packet[13] & 1) == 0) {
                keyframes++;
            }
        }

        // Then
        assertThat(keyframes).isEqualTo(3);
        assertThat(timestamp(source.next())).isEqualTo(3 * 90_000);
    }

    @Test
    void sequenceNumbersWrap() {
        // When
        byte[] packet = source.next();
        for (int i = 1; i < 0x1_0000; i++) {
            packet = source.next();
        }

        // Then
        assertThat(ByteBuffer.wrap(packet).getShort(2)).isZero();
    }

    private static int timestamp(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(4);
    }

    @Test
    void whenAskedOnlyThoseFramesAreKeyframes() {
        // Given
        source.keyframesWhenAsked().packetsPerFrame(1);
        boolean first = isKeyframe(source.next());
        boolean second = isKeyframe(source.next());

        // When
        source.askForKeyframe();

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(isKeyframe(source.next())).isTrue();
        for (int i = 0; i < 2 * VideoSource.FRAMES_PER_SECOND; i++) {
            assertThat(isKeyframe(source.next())).isFalse();
        }
    }

    private static boolean isKeyframe(byte[] packet) {
        return packet[12] == 0x10 && (packet[13] & 1) == 0;
    }
}
