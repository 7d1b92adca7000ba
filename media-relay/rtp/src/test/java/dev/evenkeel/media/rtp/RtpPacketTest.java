package dev.evenkeel.media.rtp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
    private static final String FIXED = "80 E0 1234 DEADBEEF CAFEBABE";

    private final RtpPacket packet = new RtpPacket();

    @Test
    void readsTheFixedHeader() {
        // Given
        byte[] bytes = hex("FFFF" + FIXED + "0102030405");

        // When
        boolean valid = packet.wrap(bytes, 2, bytes.length - 2);

        // Then
        assertThat(valid).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequenceNumber()).isEqualTo(0x1234);
        assertThat(packet.timestamp()).isEqualTo(0xDEADBEEF);
        assertThat(packet.ssrc()).isEqualTo(0xCAFEBABE);
        assertThat(packet.payloadOffset()).isEqualTo(14);
        assertThat(packet.payloadLength()).isEqualTo(5);
    }

    @Test
    void writesThrough() {
        // Given
        byte[] bytes = hex(FIXED + "01");
        packet.wrap(bytes, 0, bytes.length);

        // When
        packet.payloadType(111);
        packet.sequenceNumber(0xFFFF);
        packet.timestamp(1);
        packet.ssrc(2);

        // Then
        assertThat(hex(bytes, bytes.length)).isEqualTo("80efffff000000010000000201");
    }

    @Test
    void findsOneByteExtensions() {
        // Given: id 3 of one byte, padding, id 4 of two bytes
        byte[] bytes = hex("90 60 0001 00000000 00000001 BEDE 0002 30AA 00 41BBCC 0000 FF");
        packet.wrap(bytes, 0, bytes.length);

        // When
        int at = packet.findExtension(4);

        // Then
        assertThat(packet.extensionLength(at)).isEqualTo(2);
        assertThat(bytes[at]).isEqualTo((byte) 0xBB);
        assertThat(bytes[packet.findExtension(3)]).isEqualTo((byte) 0xAA);
        assertThat(packet.findExtension(5)).isEqualTo(-1);
        assertThat(packet.payloadLength()).isEqualTo(1);
    }

    @Test
    void findsTwoByteExtensions() {
        // Given: id 3 of no byte, id 200 of two bytes
        byte[] bytes = hex("90 60 0001 00000000 00000001 1000 0002 0300 C802BBCC 0000 FF");
        packet.wrap(bytes, 0, bytes.length);

        // When
        int at = packet.findExtension(200);

        // Then
        assertThat(packet.extensionLength(at)).isEqualTo(2);
        assertThat(bytes[at]).isEqualTo((byte) 0xBB);
        assertThat(packet.extensionLength(packet.findExtension(3))).isZero();
    }

    @Test
    void reducesToTheFixedHeader() {
        // Given: a contributing source, an extension and three bytes of padding
        byte[] bytes = hex("B1 E0 1234 00000007 00000009 AAAAAAAA BEDE 0001 30AA 0000 0102 000003");
        packet.wrap(bytes, 0, bytes.length);

        // When
        packet.reduceToFixedHeader();

        // Then
        assertThat(packet.length()).isEqualTo(14);
        assertThat(packet.payloadLength()).isEqualTo(2);
        byte[] reduced = new byte[14];
        System.arraycopy(bytes, packet.offset(), reduced, 0, 14);
        assertThat(hex(reduced, 14)).isEqualTo("80e0123400000007000000090102");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80E01234DEADBEEFCAFEBA",
                "40E01234DEADBEEFCAFEBABE",
                "82E01234DEADBEEFCAFEBABE00000000",
                "90E01234DEADBEEFCAFEBABEBEDE",
                "90E01234DEADBEEFCAFEBABEBEDE0001",
                "A0E01234DEADBEEFCAFEBABE00",
                "A0E01234DEADBEEFCAFEBABE05"
            })
    void refusesMalformedPackets(String digits) {
        // Given
        byte[] bytes = hex(digits);

        // When
        boolean valid = packet.wrap(bytes, 0, bytes.length);

        // Then
        assertThat(valid).isFalse();
    }

    @Test
    void neverReadsBeyondItsBytes() {
        // Given
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
            }

            // When
            boolean valid = packet.wrap(bytes, 0, bytes.length);

            // Then
            if (valid) {
                packet.findExtension(random.nextInt(256));
                packet.reduceToFixedHeader();
                assertThat(packet.payloadLength()).isNotNegative();
            }
        }
    }
}
