package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class RecentKeyframeTest {
    private static final long NOW = 7_000_000_000L;
    private static final long FIRST = 0x1_FFFEL;

    private final PacketCache cache = new PacketCache(512, 100);
    private final RecentKeyframe keyframe = new RecentKeyframe(cache);

    private void keep(long from, long to) {
        RtpPacket packet = new RtpPacket();
        byte[] buffer = new byte[RtpPacket.FIXED_HEADER];
        for (long sequence = from; sequence <= to; sequence++) {
            RtpPacket.writeHeader(buffer, 0, false, 96, (int) sequence & 0xFFFF, 0, 1);
            packet.wrap(buffer, 0, buffer.length);
            cache.store(packet);
        }
    }

    @Test
    void countsFromTheKeyframeToTheNewestAcrossAWrapOfTheNumbers() {
        // Given
        keep(FIRST - 5, FIRST + 9);

        // When
        keyframe.began(FIRST, NOW);

        // Then
        assertThat(keyframe.packets(FIRST + 9, NOW)).isEqualTo(10);
        assertThat(keyframe.sequence()).isEqualTo(0xFFFE);
        assertThat(keyframe.at()).isEqualTo(NOW);
    }

    @Test
    void offersNothingWhileAPacketIsMissing() {
        // Given
        keyframe.began(FIRST, NOW);
        keep(FIRST, FIRST + 3);
        keep(FIRST + 5, FIRST + 9);
        assertThat(keyframe.packets(FIRST + 9, NOW)).isZero();

        // When
        keep(FIRST + 4, FIRST + 4);

        // Then
        assertThat(keyframe.packets(FIRST + 9, NOW)).isEqualTo(10);
    }

    @Test
    void offersNothingThatIsOld() {
        // Given
        keyframe.began(FIRST, NOW);
        keep(FIRST, FIRST + 9);

        // When
        long last = NOW + RecentKeyframe.LONGEST_NANOS;

        // Then
        assertThat(keyframe.packets(FIRST + 9, last)).isEqualTo(10);
        assertThat(keyframe.packets(FIRST + 9, last + 1)).isZero();
    }

    @Test
    void offersNothingThatWouldFillThePath() {
        // Given
        keyframe.began(FIRST, NOW);

        // When
        keep(FIRST, FIRST + RecentKeyframe.MOST_PACKETS);

        // Then
        assertThat(keyframe.packets(FIRST + RecentKeyframe.MOST_PACKETS, NOW)).isZero();
    }

    @Test
    void offersTheNewestKeyframeAndNoneThatComesLate() {
        // Given
        keep(FIRST, FIRST + 9);
        keyframe.began(FIRST + 5, NOW);

        // When
        keyframe.began(FIRST, NOW);

        // Then
        assertThat(keyframe.packets(FIRST + 9, NOW)).isEqualTo(5);
    }

    @Test
    void offersNothingBeforeTheFirstAndAfterTheStreamBeganAnew() {
        // Given
        keep(FIRST, FIRST + 9);
        assertThat(keyframe.packets(FIRST + 9, NOW)).isZero();
        keyframe.began(FIRST, NOW);

        // When
        keyframe.forget();

        // Then
        assertThat(keyframe.packets(FIRST + 9, NOW)).isZero();
    }
}
