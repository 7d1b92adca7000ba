package dev.evenkeel.media.sfu.outbound;

import static dev.evenkeel.media.sfu.inbound.TestStreams.opus;
import static dev.evenkeel.media.sfu.inbound.TestStreams.vp8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.Vp8Payload;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;
import org.junit.jupiter.api.Test;

class RtpMungerTest {
    private static final long MILLI = 1_000_000;

    private final PacketCache cache = new PacketCache(8, 64);
    private final RtpMunger munger = new RtpMunger(77, 90_000, 100, 65_534, -5_000);

    private static int pictureId(MediaPacket packet) {
        return payload(packet).pictureId();
    }

    private static Vp8Payload payload(MediaPacket packet) {
        Vp8Payload payload = new Vp8Payload();
        payload.wrap(packet.rtp.buffer(), packet.rtp.payloadOffset(), packet.rtp.payloadLength());
        return payload;
    }

    @Test
    void rewritesToItsOwnNumbers() {
        // Given
        MediaPacket first = vp8(10, 500, 300, 3, true);
        Mapping mapping = munger.switchTo(first, cache, 0);

        // When
        munger.rewrite(first, mapping, 0);
        MediaPacket second = vp8(11, 3_500, 301, 4, false);
        munger.rewrite(second, mapping, 33 * MILLI);

        // Then
        assertThat(first.rtp.ssrc()).isEqualTo(77);
        assertThat(first.rtp.payloadType()).isEqualTo(100);
        assertThat(first.rtp.sequenceNumber()).isEqualTo(65_535);
        assertThat(second.rtp.sequenceNumber()).isZero();
        assertThat(second.rtp.timestamp() - first.rtp.timestamp()).isEqualTo(3_000);
        assertThat(pictureId(second) - pictureId(first)).isEqualTo(1);
        assertThat(payload(second).tl0PicIdx() - payload(first).tl0PicIdx()).isEqualTo(1);
    }

    @Test
    void goesOnOverAChangeOfSource() {
        // Given
        MediaPacket last = vp8(10, 500, 300, 3, true);
        munger.rewrite(last, munger.switchTo(last, cache, 0), 0);

        // When: 100 ms later the other source begins far behind in every number
        MediaPacket first = vp8(50_000, -70_000, 2, 200, true);
        munger.rewrite(first, munger.switchTo(first, cache, 100 * MILLI), 100 * MILLI);

        // Then
        assertThat(first.rtp.sequenceNumber()).isZero();
        assertThat(first.rtp.timestamp() - last.rtp.timestamp()).isEqualTo(9_000);
        assertThat(pictureId(first) - pictureId(last)).isEqualTo(1);
        assertThat(payload(first).tl0PicIdx() - payload(last).tl0PicIdx()).isEqualTo(1);
    }

    @Test
    void timestampsAdvanceEvenWithinOneInstant() {
        // Given
        MediaPacket last = opus(1, 0);
        munger.rewrite(last, munger.switchTo(last, cache, 5), 5);

        // When
        MediaPacket first = opus(1, 999);
        munger.rewrite(first, munger.switchTo(first, cache, 5), 5);

        // Then
        assertThat(first.rtp.timestamp() - last.rtp.timestamp()).isEqualTo(1);
    }

    @Test
    void goesOnForeverUnderOneMapping() {
        // Given
        MediaPacket first = opus(500, 0);
        Mapping mapping = munger.switchTo(first, cache, 0);

        // When
        for (int i = 0; i < 200_000; i++) {
            MediaPacket next = opus(500 + i & 0xFFFF, i * 960);
            boolean sent = munger.rewrite(next, mapping, i * 20L * MILLI);

            // Then
            assertThat(sent).isTrue();
            assertThat(next.rtp.sequenceNumber()).isEqualTo(65_535 + i & 0xFFFF);
        }
    }

    @Test
    void whatTheSourceSentBeforeIsNotForThisReceiver() {
        // Given
        MediaPacket first = opus(500, 0);
        Mapping mapping = munger.switchTo(first, cache, 0);
        munger.rewrite(first, mapping, 0);

        // When
        boolean sent = munger.rewrite(opus(499, 0), mapping, 0);

        // Then
        assertThat(sent).isFalse();
    }

    @Test
    void latePacketsKeepTheirPlace() {
        // Given
        MediaPacket first = vp8(10, 500, 300, 3, true);
        Mapping mapping = munger.switchTo(first, cache, 0);
        munger.rewrite(first, mapping, 0);
        munger.rewrite(vp8(13, 900, 303, 3, false), mapping, 0);

        // When
        MediaPacket late = vp8(11, 600, 301, 3, false);
        munger.rewrite(late, mapping, 0);
        MediaPacket next = vp8(20, 0, 0, 0, true);
        munger.rewrite(next, munger.switchTo(next, cache, MILLI), MILLI);

        // Then
        assertThat(late.rtp.sequenceNumber()).isZero();
        assertThat(next.rtp.sequenceNumber()).isEqualTo(3);
    }
}
