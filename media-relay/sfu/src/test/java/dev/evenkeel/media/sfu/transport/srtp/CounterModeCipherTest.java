package dev.evenkeel.media.sfu.transport.srtp;

import static dev.evenkeel.media.sfu.transport.srtp.Packets.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The packets libsrtp validates itself with, under the master key of RFC 3711 B.3. */
class CounterModeCipherTest {
    private static final byte[] RTP =
            hex("800f1234decafbadcafebabe abababababababababababababababab");
    private static final byte[] SRTP =
            hex(
                    "800f1234decafbadcafebabe 4e55dc4ce79978d88ca4d215949d2402"
                            + "b78d6acc99ea179b8dbb");
    private static final byte[] RTCP = hex("81c8000bcafebabe abababababababababababababababab");
    private static final byte[] SRTCP =
            hex("81c8000bcafebabe 7128035be487b9bdbef89041f977a5a8 80000001 993e08cd54d6c1230798");

    private final CounterModeCipher cipher =
            new CounterModeCipher(
                    new KeyDerivation(
                            hex("e1f97a0d3e018be0d64fa32c06de4139"),
                            hex("0ec675ad498afeebb6960b3aabe6")));
    private final byte[] target = new byte[100];

    @Test
    void protectsTheSampleRtpPacket() {
        // When
        int length = cipher.protectRtp(RTP, 0, 12, RTP.length, 0x1234, target, 0);

        // Then
        assertThat(Arrays.copyOf(target, length)).isEqualTo(SRTP);
    }

    @Test
    void opensTheSampleRtpPacket() {
        // When
        int length = cipher.openRtp(SRTP, 0, 12, SRTP.length, 0x1234, target, 0);

        // Then
        assertThat(Arrays.copyOf(target, length)).isEqualTo(RTP);
    }

    @Test
    void protectsTheSampleRtcpPacket() {
        // When
        int length = cipher.protectRtcp(RTCP, 0, RTCP.length, 1, target, 0);

        // Then
        assertThat(Arrays.copyOf(target, length)).isEqualTo(SRTCP);
    }

    @Test
    void opensTheSampleRtcpPacket() {
        // When
        int length = cipher.openRtcp(SRTCP, 0, SRTCP.length, target, 0);

        // Then
        assertThat(Arrays.copyOf(target, length)).isEqualTo(RTCP);
    }

    @Test
    void noticesAWrongRolloverCounter() {
        // When
        int length = cipher.openRtp(SRTP, 0, 12, SRTP.length, 0x1_1234, target, 0);

        // Then
        assertThat(length).isEqualTo(PacketCipher.UNAUTHENTIC);
    }
}
