package dev.evenkeel.media.sfu.transport.srtp;

import static dev.evenkeel.media.sfu.transport.srtp.Packets.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sample packets of RFC 7714 §16 and §17, for the JDK's cipher and for OpenSSL's. */
@ParameterizedClass(name = "native: {0}")
@MethodSource("ciphers")
class AeadCipherTest {
    private static final String SALT = "517569642070726f2071756f"; // "Quid pro quo"
    private static final String KEY_128 = "000102030405060708090a0b0c0d0e0f";
    private static final String KEY_256 = KEY_128 + "101112131415161718191a1b1c1d1e1f";
    private static final byte[] RTP =
            hex(
                    "8040f17b8041f8d35501a0b2"
                            + "47616c6c696120657374206f6d6e6973"
                            + "20646976697361"
                            + "20696e207061727465732074726573");
    private static final byte[] RTCP =
            hex(
                    "81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61"
                            + "deadbeef deadbeef deadbeef deadbeef deadbeef");
    private static final String SRTP_128 =
            "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a"
                    + "51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce";
    private static final String SRTP_256 =
            "8040f17b8041f8d35501a0b232b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a02"
                    + "76ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13";
    private static final String SRTCP_128 =
            "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda"
                    + "4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4";

    @Parameter private boolean byOpenSsl;

    static Stream<Boolean> ciphers() {
        return AeadCiphers.isNativeAvailable() ? Stream.of(false, true) : Stream.of(false);
    }

    @ParameterizedTest
    @CsvSource({KEY_128 + "," + SRTP_128, KEY_256 + "," + SRTP_256})
    void protectsTheSampleRtpPacket(String key, String expected) {
        // Given
        PacketCipher cipher = cipher(key);
        byte[] wire = new byte[200];

        // When
        int length = cipher.protectRtp(RTP, 0, 12, RTP.length, 0xf17b, wire, 0);

        // Then
        assertThat(Arrays.copyOf(wire, length)).isEqualTo(hex(expected));
    }

    @ParameterizedTest
    @CsvSource({KEY_128 + "," + SRTP_128, KEY_256 + "," + SRTP_256})
    void opensTheSampleRtpPacket(String key, String sample) {
        // Given
        PacketCipher cipher = cipher(key);
        byte[] plain = new byte[200];
        byte[] wire = hex(sample);

        // When
        int length = cipher.openRtp(wire, 0, 12, wire.length, 0xf17b, plain, 0);

        // Then
        assertThat(Arrays.copyOf(plain, length)).isEqualTo(RTP);
    }

    @Test
    void protectsTheSampleRtcpPacket() {
        // Given
        PacketCipher cipher = cipher(KEY_128);
        byte[] wire = new byte[200];

        // When
        int length = cipher.protectRtcp(RTCP, 0, RTCP.length, 0x5d4, wire, 0);

        // Then
        assertThat(Arrays.copyOf(wire, length)).isEqualTo(hex(SRTCP_128));
    }

    @Test
    void opensTheSampleRtcpPacket() {
        // Given
        PacketCipher cipher = cipher(KEY_128);
        byte[] plain = new byte[200];
        byte[] wire = hex(SRTCP_128);

        // When
        int length = cipher.openRtcp(wire, 0, wire.length, plain, 0);

        // Then
        assertThat(Arrays.copyOf(plain, length)).isEqualTo(RTCP);
    }

    @Test
    void noticesEveryChangedBit() {
        // Given
        PacketCipher cipher = cipher(KEY_128);
        byte[] plain = new byte[200];
        for (int bit = 0; bit < 8 * hex(SRTP_128).length; bit++) {
            byte[] wire = hex(SRTP_128);
            wire[bit / 8] ^= (byte) (1 << bit % 8);

            // When
            int length = cipher.openRtp(wire, 0, 12, wire.length, 0xf17b, plain, 0);

            // Then
            assertThat(length).as("bit %d", bit).isEqualTo(PacketCipher.UNAUTHENTIC);
        }
    }

    @Test
    void takesPacketsOfEveryLengthAndPlace() {
        // Given
        PacketCipher cipher = cipher(KEY_128);
        PacketCipher other = new AeadCipher(hex(KEY_128), hex(SALT), hex(KEY_128), hex(SALT));
        byte[] source = Packets.rtp(7, 1, 1_400);
        byte[] wire = new byte[1_500];
        byte[] plain = new byte[1_500];
        for (int length = 12; length < 1_400; length += 11) {
            // When
            int written = cipher.protectRtp(source, 0, 12, length, length, wire, 5);
            int opened = other.openRtp(wire, 5, 12, written, length, plain, 3);

            // Then
            assertThat(opened).isEqualTo(length);
            assertThat(Arrays.mismatch(plain, 3, 3 + length, source, 0, length)).isNegative();
        }
    }

    private PacketCipher cipher(String key) {
        return byOpenSsl
                ? new NativeAeadCipher(hex(key), hex(SALT), hex(key), hex(SALT))
                : new AeadCipher(hex(key), hex(SALT), hex(key), hex(SALT));
    }
}
