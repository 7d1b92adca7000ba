package dev.evenkeel.media.rtp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RtxTest {
    private final RtpPacket packet = new RtpPacket();

    @Test
    void unwrapsWhatIsRepeated() {
        // Given
        byte[] bytes = hex("80 E1 0005 00000007 00000009 1234 0102");
        packet.wrap(bytes, 0, bytes.length);

        // When
        boolean carries = Rtx.unwrap(packet, 8, 96);

        // Then
        assertThat(carries).isTrue();
        byte[] media = Arrays.copyOfRange(bytes, packet.offset(), bytes.length);
        assertThat(hex(media, media.length)).isEqualTo("80e0123400000007000000080102");
    }

    @Test
    void ignoresProbes() {
        // Given
        byte[] bytes = hex("80 E1 0005 00000007 00000009 1234");
        packet.wrap(bytes, 0, bytes.length);

        // When
        boolean carries = Rtx.unwrap(packet, 8, 96);

        // Then
        assertThat(carries).isFalse();
    }

    @Test
    void wrapsWhatItUnwraps() {
        // Given
        byte[] bytes = hex("FFFF 80 E0 1234 00000007 00000008 0102");

        // When
        int offset = Rtx.wrap(bytes, 2, 9, 97, 5);

        // Then
        assertThat(offset).isZero();
        assertThat(hex(bytes, bytes.length)).isEqualTo("80e10005000000070000000912340102");
    }
}
