package dev.evenkeel.media.rtp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeartbeatPayloadTest {
    @Test
    void isAnOpusPacketOfSilenceWithTheStateAsPadding() {
        // Given
        byte[] bytes = new byte[HeartbeatPayload.LENGTH];

        // When
        HeartbeatPayload.write(
                bytes, 0, HeartbeatPayload.PEER_GONE | HeartbeatPayload.ACTIVE, 7, 0xFFFF_FFFFL);

        // Then
        assertThat(hex(bytes, bytes.length)).isEqualTo("fb410afffe011800000007ffffffff");
        assertThat(HeartbeatPayload.matches(bytes, 0, bytes.length)).isTrue();
        assertThat(HeartbeatPayload.read(bytes, 0))
                .isEqualTo(new HeartbeatPayload(false, false, false, true, true, 7, 0xFFFF_FFFFL));
    }

    @Test
    void isToldFromOtherSound() {
        // Given
        byte[] other = hex("fb410afffe020900000007ffffffff");
        byte[] sound = hex("fb410afffd010900000007ffffffff");

        // Then
        assertThat(HeartbeatPayload.matches(other, 0, other.length)).isFalse();
        assertThat(HeartbeatPayload.matches(sound, 0, sound.length)).isFalse();
        assertThat(HeartbeatPayload.matches(sound, 0, 3)).isFalse();
    }
}
