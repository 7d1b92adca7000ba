package dev.evenkeel.recording.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpusTest {
    /** RFC 6716 §3.1, table 2. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 10", "1, 0, 0, 20", "2, 0, 0, 40", "3, 0, 0, 60", "12, 0, 0, 10", "15, 0, 0, 20",
        "16, 0, 0, 2", "17, 0, 0, 5", "30, 0, 0, 10", "31, 0, 0, 20", "31, 1, 0, 40", "1, 2, 0, 40",
        "31, 3, 3, 60", "16, 3, 8, 20"
    })
    void aPacketLastsAsItsFirstBytesSay(int configuration, int code, int count, long millis) {
        byte[] packet = {(byte) (configuration << 3 | 4 | code), (byte) count, 0};
        assertThat(Opus.millis(packet)).isEqualTo(millis);
    }
}
