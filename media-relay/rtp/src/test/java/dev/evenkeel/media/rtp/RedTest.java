package dev.evenkeel.media.rtp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers of RFC 2198 §3 bit by bit: F, 7 bits of type, 14 of time, 10 of length. */
class RedTest {

    @ParameterizedTest
    @CsvSource({
        "111, 960, 2, EF 0F 00 02",
        "63, 1, 0, BF 00 04 00",
        "0, 16383, 1023, 80 FF FF FF",
        "127, 8192, 512, FF 80 02 00"
    })
    void aRepeatedBlockSaysWhenAndHowLong(int type, int ticks, int length, String digits) {
        // Given
        byte[] target = new byte[6];

        // When
        int next = Red.writeRepeated(target, 1, type, ticks, length);

        // Then
        assertThat(next).isEqualTo(5);
        assertThat(target).isEqualTo(hex("00" + digits + "00"));
    }

    @Test
    void theNewestBlockSaysOnlyItsType() {
        // Given
        byte[] target = hex("FF FF FF");

        // When
        int next = Red.writeNewest(target, 1, 111);

        // Then
        assertThat(next).isEqualTo(2);
        assertThat(target).isEqualTo(hex("FF 6F FF"));
    }

    @Test
    void whatIsWrittenIsRead() {
        // Given
        byte[] packet = new byte[20];
        int at = Red.writeRepeated(packet, 0, 111, 1_920, 3);
        at = Red.writeRepeated(packet, at, 111, 960, 5);
        at = Red.writeNewest(packet, at, 111);

        // Then
        assertThat(Red.primary(packet, 0, packet.length)).isEqualTo(at + 3 + 5);
    }

    @Test
    void allBlocksGetAnotherType() {
        // Given: two repeated blocks of two bytes and one byte, and the new one
        byte[] packet = hex("00 EF 1E 00 02 EF 0F 00 01 6F AA BB CC 01 02");

        // When
        Red.payloadType(packet, 1, 96);

        // Then
        assertThat(packet).isEqualTo(hex("00 E0 1E 00 02 E0 0F 00 01 60 AA BB CC 01 02"));
    }
}
