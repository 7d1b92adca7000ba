package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class PacketCacheTest {
    private final PacketCache cache = new PacketCache(8, 64);
    private final byte[] target = new byte[80];

    private void store(int sequence, int payloadLength) {
        byte[] bytes = new byte[12 + payloadLength];
        RtpPacket.writeHeader(bytes, 0, false, 96, sequence, 0, 1);
        RtpPacket packet = new RtpPacket();
        packet.wrap(bytes, 0, bytes.length);
        cache.store(packet);
    }

    @Test
    void keepsTheLatest() {
        // When
        for (int i = 65_530; i < 65_545; i++) {
            store(i & 0xFFFF, i % 5);
        }

        // Then
        assertThat(cache.copy(8, target, 2)).isEqualTo(12 + 65_544 % 5);
        assertThat(target[2 + 3]).isEqualTo((byte) 8);
        assertThat(cache.contains(1)).isTrue();
        assertThat(cache.contains(0)).isFalse();
        assertThat(cache.copy(65_535, target, 0)).isEqualTo(-1);
    }

    @Test
    void leavesOutWhatIsTooLong() {
        // When
        store(1, 53);

        // Then
        assertThat(cache.contains(1)).isFalse();
    }
}
