package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;
import dev.evenkeel.media.sfu.simulation.SilentTransport;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Byte by byte what a receiver gets that calls Opus 96 and RED 97, or knows no RED. */
class RedundancyTest {
    private static final int SSRC = 7;
    private static final int FIRST = 65_534;
    private static final int TICKS = 960;
    private static final int START = -1_000;
    private static final int NOTICEABLE = 5;
    private static final int HEAVY = 26;
    private static final long SECOND = 1_000_000_000;

    private final PayloadTypes takesRed =
            new PayloadTypes().add(Encoding.RED, 97, -1).add(Encoding.OPUS, 96, -1);
    private final PayloadTypes takesOpus = new PayloadTypes().add(Encoding.OPUS, 96, -1);
    private final Scratch scratch = new Scratch();
    private final Egress egress = new Egress(new SilentTransport(), scratch);
    private final Redundancy redundancy = new Redundancy(egress, scratch);
    private final PacketCache cache = new PacketCache(64, 1_500);
    private final Mapping mapping = new Mapping(cache, FIRST, 0x1_0000 + 10, 50, 0, 0);
    private final MediaPacket packet = new MediaPacket();
    private int sequence = FIRST;
    private int timestamp = START;

    private void comes(Encoding encoding, byte[] payload) {
        byte[] bytes = new byte[RtpPacket.FIXED_HEADER + payload.length];
        RtpPacket.writeHeader(bytes, 0, false, encoding.code(), sequence, timestamp, 1);
        System.arraycopy(payload, 0, bytes, RtpPacket.FIXED_HEADER, payload.length);
        packet.rtp.wrap(bytes, 0, bytes.length);
        cache.store(packet.rtp);
        packet.inspect(false);
        mapping.apply(packet, SSRC, 96, mapping.sequenceOut(sequence), 0);
        sequence = sequence + 1 & 0xFFFF;
        timestamp += TICKS;
    }

    private void comes(int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        comes(Encoding.OPUS, bytes);
    }

    private void isLost() {
        sequence = sequence + 1 & 0xFFFF;
        timestamp += TICKS;
    }

    private String written(PayloadTypes types, long now) {
        int length = redundancy.write(packet, mapping, types, now);
        return hex(Arrays.copyOf(scratch.buffer, length));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    private static byte[] sound(int length) {
        return new byte[length];
    }

    @Test
    void onAGoodPathSoundStaysPlain() {
        // Given
        egress.loss().reported(NOTICEABLE - 1, 0);
        comes(1, 2);
        comes(3, 4);

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();
        assertThat(redundancy.added()).isZero();
    }

    @Test
    void whoLosesSomeGetsThePacketBefore() {
        // Given
        egress.loss().reported(NOTICEABLE, 0);
        comes(0xA1, 0xA2, 0xA3);
        comes(0xB1, 0xB2);

        // Then: 65,535 became 11, -40 became 10
        assertThat(written(takesRed, 0))
                .isEqualTo(
                        "80 61 00 0B 00 00 00 0A 00 00 00 07"
                                + " E0 0F 00 03 60"
                                + " A1 A2 A3"
                                + " B1 B2");
        assertThat(redundancy.added()).isEqualTo(1);
    }

    @Test
    void whoLosesMuchGetsTheTwoBeforeTheOldestFirst() {
        // Given
        egress.loss().reported(HEAVY, 0);
        comes(0xA1);
        comes(0xB1, 0xB2);
        comes(0xC1);

        // Then: also where numbers begin anew
        assertThat(written(takesRed, 0))
                .isEqualTo(
                        "80 61 00 0C 00 00 03 CA 00 00 00 07"
                                + " E0 1E 00 01 E0 0F 00 02 60"
                                + " A1"
                                + " B1 B2"
                                + " C1");
    }

    @Test
    void whatDidNotComeIsLeftOut() {
        // Given
        egress.loss().reported(HEAVY, 0);
        comes(0xA1);
        isLost();
        comes(0xC1);

        // Then: one block, of 40 ms before
        assertThat(written(takesRed, 0)).endsWith(" E0 1E 00 01 60 A1 C1");
    }

    @Test
    void whatTheReceiverWasNotSentIsLeftOut() {
        // Given: it came before the source was this receiver's
        egress.loss().reported(HEAVY, 0);
        sequence = FIRST - 1;
        comes(0xA1);
        comes(0xB1);

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();
    }

    @Test
    void whoDidNotAgreeGetsPlainSound() {
        // Given
        egress.loss().reported(HEAVY, 0);
        comes(1);
        comes(2);

        // Then
        assertThat(redundancy.write(packet, mapping, takesOpus, 0)).isZero();
    }

    @Test
    void soundIsPlainAgainFourSecondsAfterTheLastLoss() {
        // Given
        egress.loss().reported(HEAVY, 0);
        comes(1);
        comes(2);

        // When
        egress.loss().reported(0, SECOND);

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 4 * SECOND)).isPositive();
        assertThat(redundancy.write(packet, mapping, takesRed, 4 * SECOND + 1)).isZero();
    }

    @Test
    void aPauseIsNotRepeatedOver() {
        // Given: 16,384 ticks do not fit 14 bits
        egress.loss().reported(NOTICEABLE, 0);
        comes(1);
        timestamp += 16_384 - TICKS;
        comes(2);
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();

        // When: one tick less fits
        timestamp += 16_383 - TICKS;
        comes(3);

        // Then
        assertThat(written(takesRed, 0)).endsWith(" E0 FF FC 01 60 02 03");
    }

    @Test
    void lengthsFitTenBits() {
        // Given
        egress.loss().reported(NOTICEABLE, 0);
        comes(Encoding.OPUS, sound(1_024));
        comes(1);
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();

        // When
        comes(Encoding.OPUS, sound(1_023));
        comes(1);

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isEqualTo(12 + 5 + 1_023 + 1);
    }

    @Test
    void theOldestGivesWayWhereAPacketWouldBeTooLong() {
        // Given
        egress.loss().reported(HEAVY, 0);
        comes(Encoding.OPUS, sound(400));
        comes(Encoding.OPUS, sound(400));
        comes(Encoding.OPUS, sound(400));

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isEqualTo(12 + 5 + 2 * 400);
    }

    @Test
    void noPacketGrowsBeyondItsBound() {
        // Given: 12 + 4 + 1 + 591 + 592 are 1,200
        egress.loss().reported(NOTICEABLE, 0);
        comes(Encoding.OPUS, sound(591));
        comes(Encoding.OPUS, sound(592));
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isEqualTo(Redundancy.MOST_BYTES);

        // When
        comes(Encoding.OPUS, sound(592));

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();
    }

    @Test
    void blocksOfAPublisherGetTheReceiversNumber() {
        // Given
        comes(Encoding.RED, HexFormat.of().parseHex("EF0F00026FAABB0102"));

        // Then
        assertThat(redundancy.payloadType(Encoding.RED, takesRed)).isEqualTo(97);
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();
        assertThat(hex(packet.rtp.buffer())).endsWith(" E0 0F 00 02 60 AA BB 01 02");
        assertThat(redundancy.removed()).isZero();
    }

    @Test
    void whoDidNotAgreeGetsTheNewestBlockOfAPublisher() {
        // Given
        comes(Encoding.RED, HexFormat.of().parseHex("EF0F00026FAABB0102"));

        // Then
        assertThat(redundancy.payloadType(Encoding.RED, takesOpus)).isEqualTo(96);
        assertThat(written(takesOpus, 0)).isEqualTo("80 60 00 0A FF FF FC 4A 00 00 00 07 01 02");
        assertThat(redundancy.removed()).isEqualTo(1);
    }

    @Test
    void whatIsCutShortDoesNoHarm() {
        // Given
        comes(Encoding.RED, HexFormat.of().parseHex("EF0F00"));

        // Then
        assertThat(redundancy.write(packet, mapping, takesRed, 0)).isZero();
        assertThat(redundancy.write(packet, mapping, takesOpus, 0)).isEqualTo(12);
    }

    @Test
    void nothingIsLeftForTheCollector() {
        // Given
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        egress.loss().reported(HEAVY, 0);
        comes(1, 2, 3);
        comes(4, 5, 6);
        repeat(20_000);

        // When
        long before = thread.getCurrentThreadAllocatedBytes();
        repeat(20_000);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        // Then
        assertThat(redundancy.added()).isEqualTo(40_000);
        assertThat(allocated).isLessThan(20_000);
    }

    private void repeat(int packets) {
        for (int i = 0; i < packets; i++) {
            redundancy.write(packet, mapping, takesRed, 0);
        }
    }
}
