package dev.evenkeel.media.sfu.transport.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sender and receiver of one association, under every profile. */
class SrtpSessionTest {
    private static final int SSRC = 0xCAFEBABE;

    private final byte[] wire = new byte[1_500];
    private final byte[] plain = new byte[1_500];

    @ParameterizedTest
    @EnumSource
    void carriesPacketsThroughSeveralRollovers(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpSender sender = keys.sender(true);
        SrtpReceiver receiver = keys.receiver(false);
        for (int index = 65_000; index < 200_000; index += 37) {
            byte[] packet = Packets.rtp(SSRC, index & 0xFFFF, 50);

            // When
            int sent = sender.protectRtp(packet, 0, packet.length, wire, 0);
            int opened = receiver.openRtp(wire, 0, sent, plain, 0);

            // Then
            assertThat(Arrays.copyOf(plain, Math.max(0, opened))).isEqualTo(packet);
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensPacketsOutOfOrderAcrossARollover(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpSender sender = keys.sender(true);
        SrtpReceiver receiver = keys.receiver(false);
        byte[] before = protect(sender, 65_530);
        byte[] late = protect(sender, 65_534);
        byte[] after = protect(sender, 3);

        // When
        int[] opened = {open(receiver, before), open(receiver, after), open(receiver, late)};

        // Then
        assertThat(opened).containsOnly(62);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAReplay(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpReceiver receiver = keys.receiver(false);
        byte[] packet = protect(keys.sender(true), 7);
        open(receiver, packet);

        // When
        int again = open(receiver, packet);

        // Then
        assertThat(again).isEqualTo(Srtp.REPLAYED);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAReplayedReport(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpSender sender = keys.sender(true);
        SrtpReceiver receiver = keys.receiver(false);
        byte[] report = Packets.rtcp(SSRC);
        int length = sender.protectRtcp(report, 0, report.length, wire, 0);
        int first = receiver.openRtcp(wire, 0, length, plain, 0);

        // When
        int again = receiver.openRtcp(wire, 0, length, plain, 0);

        // Then
        assertThat(first).isEqualTo(report.length);
        assertThat(Arrays.copyOf(plain, first)).isEqualTo(report);
        assertThat(again).isEqualTo(Srtp.REPLAYED);
    }

    @ParameterizedTest
    @EnumSource
    void neverProtectsTwoPacketsUnderOneIndex(SrtpProfile profile) {
        // Given
        SrtpSender sender = keys(profile).sender(true);
        protect(sender, 7);
        byte[] other = Packets.rtp(SSRC, 7, 60);

        // When
        int length = sender.protectRtp(other, 0, other.length, wire, 0);

        // Then
        assertThat(length).isEqualTo(Srtp.REPLAYED);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheTwoDirectionsApart(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        byte[] packet = protect(keys.sender(true), 7);

        // When
        int opened = open(keys.receiver(true), packet);

        // Then
        assertThat(opened).isEqualTo(Srtp.UNAUTHENTIC);
    }

    @ParameterizedTest
    @EnumSource
    void forgedPacketsDoNotMoveTheWindow(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpSender sender = keys.sender(true);
        SrtpReceiver receiver = keys.receiver(false);
        open(receiver, protect(sender, 10));
        byte[] forged = protect(sender, 30_000);
        forged[20] ^= 1;
        int refused = open(receiver, forged);

        // When
        int next = open(receiver, protect(keys(profile).sender(true), 11));

        // Then
        assertThat(refused).isEqualTo(Srtp.UNAUTHENTIC);
        assertThat(next).isEqualTo(62);
    }

    @ParameterizedTest
    @EnumSource
    void survivesRandomBytesAndEveryTruncation(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpReceiver receiver = keys.receiver(false);
        Random random = new Random(3);
        for (int length = 0; length < 400; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            if (length > 0) {
                bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
            }

            // When
            int rtp = receiver.openRtp(bytes, 0, length, plain, 0);
            int rtcp = receiver.openRtcp(bytes, 0, length, plain, 0);

            // Then
            assertThat(rtp).isNegative();
            assertThat(rtcp).isNegative();
        }
    }

    @ParameterizedTest
    @EnumSource
    void boundsTheStreamsOfOneClient(SrtpProfile profile) {
        // Given
        SrtpKeys keys = keys(profile);
        SrtpSender sender = keys.sender(true);
        SrtpReceiver receiver = keys.receiver(false);
        int accepted = 0;
        int last = 0;
        for (int ssrc = 1; ssrc <= 600; ssrc++) {
            byte[] packet = Packets.rtp(ssrc, 1, 10);
            int length = sender.protectRtp(packet, 0, packet.length, wire, 0);

            // When
            last = receiver.openRtp(wire, 0, length, plain, 0);
            accepted += last > 0 ? 1 : 0;
        }

        // Then
        assertThat(accepted).isEqualTo(512);
        assertThat(last).isEqualTo(Srtp.EXHAUSTED);
    }

    private byte[] protect(SrtpSender sender, int sequenceNumber) {
        byte[] packet = Packets.rtp(SSRC, sequenceNumber, 50);
        int length = sender.protectRtp(packet, 0, packet.length, wire, 0);
        return Arrays.copyOf(wire, length);
    }

    private int open(SrtpReceiver receiver, byte[] packet) {
        return receiver.openRtp(packet, 0, packet.length, plain, 0);
    }

    private static SrtpKeys keys(SrtpProfile profile) {
        byte[] material = new byte[SrtpKeys.materialLength(profile)];
        new Random(42).nextBytes(material);
        return new SrtpKeys(profile, material);
    }
}
