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
    private static final int TYPE = 100;

    private final PacketCache cache = new PacketCache(8, 64);
    private final RtpMunger munger = new RtpMunger(77, 90_000, 65_534, -5_000);

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
        munger.switchTo(first, cache, 0);

        // When
        munger.rewrite(first, TYPE, 0);
        MediaPacket second = vp8(11, 3_500, 301, 4, false);
        munger.rewrite(second, TYPE, 33 * MILLI);

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
        munger.switchTo(last, cache, 0);
        munger.rewrite(last, TYPE, 0);

        // When: 100 ms later the other source begins far behind in every number
        MediaPacket first = vp8(50_000, -70_000, 2, 200, true);
        munger.switchTo(first, cache, 100 * MILLI);
        munger.rewrite(first, TYPE, 100 * MILLI);

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
        munger.switchTo(last, cache, 5);
        munger.rewrite(last, TYPE, 5);

        // When
        MediaPacket first = opus(1, 999);
        munger.switchTo(first, cache, 5);
        munger.rewrite(first, TYPE, 5);

        // Then
        assertThat(first.rtp.timestamp() - last.rtp.timestamp()).isEqualTo(1);
    }

    @Test
    void goesOnForeverUnderOneMapping() {
        // Given
        MediaPacket first = opus(500, 0);
        munger.switchTo(first, cache, 0);

        // When
        for (int i = 0; i < 200_000; i++) {
            MediaPacket next = opus(500 + i & 0xFFFF, i * 960);
            boolean sent = munger.rewrite(next, TYPE, i * 20L * MILLI);

            // Then
            assertThat(sent).isTrue();
            assertThat(next.rtp.sequenceNumber()).isEqualTo(65_535 + i & 0xFFFF);
        }
    }

    @Test
    void whatTheSourceSentBeforeIsNotForThisReceiver() {
        // Given
        MediaPacket first = opus(500, 0);
        munger.switchTo(first, cache, 0);
        munger.rewrite(first, TYPE, 0);

        // When
        boolean sent = munger.rewrite(opus(499, 0), TYPE, 0);

        // Then
        assertThat(sent).isFalse();
    }

    @Test
    void latePacketsKeepTheirPlace() {
        // Given
        MediaPacket first = vp8(10, 500, 300, 3, true);
        munger.switchTo(first, cache, 0);
        munger.rewrite(first, TYPE, 0);
        munger.rewrite(vp8(13, 900, 303, 3, false), TYPE, 0);

        // When
        MediaPacket late = vp8(11, 600, 301, 3, false);
        munger.rewrite(late, TYPE, 0);
        MediaPacket next = vp8(20, 0, 0, 0, true);
        munger.switchTo(next, cache, MILLI);
        munger.rewrite(next, TYPE, MILLI);

        // Then
        assertThat(late.rtp.sequenceNumber()).isZero();
        assertThat(next.rtp.sequenceNumber()).isEqualTo(3);
    }

    @Test
    void whatIsLeftOutIsNotMissed() {
        // Given: every second picture is left out
        MediaPacket first = vp8(10, 0, 300, 3, true);
        munger.switchTo(first, cache, 0);
        munger.rewrite(first, TYPE, 0);
        int before = pictureId(first);

        // When
        for (int i = 1; i < 2_000; i++) {
            MediaPacket packet = vp8(10 + i & 0xFFFF, 3_000 * i, 300 + i & 0x7FFF, 3, false);
            if (i % 2 == 1) {
                assertThat(munger.skip(packet)).isTrue();
                continue;
            }
            munger.rewrite(packet, TYPE, i * 33L * MILLI);

            // Then
            assertThat(packet.rtp.sequenceNumber()).isEqualTo(65_535 + i / 2 & 0xFFFF);
            assertThat(pictureId(packet)).isEqualTo(before + i / 2 & 0x7FFF);
        }
    }

    @Test
    void latePacketsTakeTheNumberThatWasKeptForThem() {
        // Given: 12 is left out, 11 is late
        MediaPacket first = vp8(10, 0, 300, 3, true);
        munger.switchTo(first, cache, 0);
        munger.rewrite(first, TYPE, 0);
        munger.skip(vp8(12, 6_000, 302, 3, false));
        MediaPacket after = vp8(13, 9_000, 303, 3, false);
        munger.rewrite(after, TYPE, MILLI);

        // When
        MediaPacket late = vp8(11, 3_000, 301, 3, false);
        boolean skipped = munger.skip(late);
        munger.rewrite(late, TYPE, MILLI);

        // Then: 0 was free, 13 took the place of 12
        assertThat(skipped).isFalse();
        assertThat(late.rtp.sequenceNumber()).isZero();
        assertThat(after.rtp.sequenceNumber()).isEqualTo(1);
        assertThat(pictureId(after) - pictureId(late)).isEqualTo(1);
    }

    @Test
    void repeatsAPacketUnderTheNumbersItHad() {
        // Given
        MediaPacket first = vp8(10, 0, 300, 3, true);
        munger.switchTo(first, cache, 0);
        munger.rewrite(first, TYPE, 0);
        munger.skip(vp8(11, 3_000, 301, 3, false));
        MediaPacket sent = vp8(12, 6_000, 302, 3, false);
        munger.rewrite(sent, TYPE, MILLI);
        int sequence = sent.rtp.sequenceNumber();

        // When
        MediaPacket again = vp8(12, 6_000, 302, 3, false);
        Mapping under = munger.sentUnder(sequence);
        munger.repeat(again, under, sequence, TYPE);

        // Then
        assertThat(munger.sequenceIn(sequence)).isEqualTo(12);
        assertThat(again.rtp.sequenceNumber()).isEqualTo(sequence);
        assertThat(again.rtp.timestamp()).isEqualTo(sent.rtp.timestamp());
        assertThat(pictureId(again)).isEqualTo(pictureId(sent));
    }
}
