package dev.evenkeel.media.rtp.rtcp;

import static dev.evenkeel.media.rtp.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtcpTest {
    private final RtcpWriter writer = new RtcpWriter(1_200);
    private final Transcript heard = new Transcript();

    /** Writes down what the reader says. */
    private static final class Transcript implements RtcpHandler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void senderReport(int ssrc, long ntp, int rtp, long packets, long octets) {
            lines.add("sr %d %d %d %d %d".formatted(ssrc, ntp, rtp, packets, octets));
        }

        @Override
        public void reportBlock(
                int reporter,
                int ssrc,
                int fraction,
                int lost,
                long highest,
                long jitter,
                int lsr,
                int dlsr) {
            lines.add(
                    "block %d %d %d %d %d %d %d %d"
                            .formatted(reporter, ssrc, fraction, lost, highest, jitter, lsr, dlsr));
        }

        @Override
        public void bye(int ssrc) {
            lines.add("bye " + ssrc);
        }

        @Override
        public void nack(int ssrc, int sequence, int followers) {
            lines.add("nack %d %d %x".formatted(ssrc, sequence, followers));
        }

        @Override
        public void keyframeRequest(int ssrc) {
            lines.add("keyframe " + ssrc);
        }

        @Override
        public void receiverEstimatedMaximumBitrate(long bitsPerSecond) {
            lines.add("remb " + bitsPerSecond);
        }
    }

    private boolean read(byte[] bytes, int length) {
        return RtcpReader.read(bytes, 0, length, heard);
    }

    @Test
    void reportsGoThereAndBack() {
        // Given
        writer.senderReport(1, 0x1234_5678_9ABC_DEF0L, 90_000, 10, 1_000)
                .reportBlock(2, 25, 0x12_3456, 0x1_0005, 77, 11, 12)
                .canonicalName(1, "relay".getBytes(StandardCharsets.US_ASCII))
                .receiverReport(3)
                .reportBlock(4, 255, -1, 5, 6, 7, 8)
                .reportBlock(5, 0, 0, 0, 0, 0, 0)
                .bye(1);

        // When
        boolean valid = read(writer.buffer(), writer.length());

        // Then
        assertThat(valid).isTrue();
        assertThat(heard.lines)
                .containsExactly(
                        "sr 1 1311768467463790320 90000 10 1000",
                        "block 1 2 25 1193046 65541 77 11 12",
                        "block 3 4 255 -1 5 6 7 8",
                        "block 3 5 0 0 0 0 0 0",
                        "bye 1");
    }

    @Test
    void feedbackGoesThereAndBack() {
        // Given
        writer.receiverReport(1)
                .nack(1, 2)
                .nackItem(65_535, 0x8001)
                .nackItem(7, 0)
                .pictureLossIndication(1, 3)
                .fullIntraRequest(1, 4, 9)
                .receiverEstimatedMaximumBitrate(1, 5, 2_500_000);

        // When
        boolean valid = read(writer.buffer(), writer.length());

        // Then
        assertThat(valid).isTrue();
        assertThat(heard.lines)
                .containsExactly(
                        "nack 2 65535 8001",
                        "nack 2 7 0",
                        "keyframe 3",
                        "keyframe 4",
                        "remb 2500000");
    }

    @Test
    void writesWhatTheSpecificationsShow() {
        // When
        writer.receiverReport(0x11111111)
                .pictureLossIndication(0x11111111, 0x22222222)
                .nack(0x11111111, 0x22222222)
                .nackItem(0x1234, 0x0003)
                .receiverEstimatedMaximumBitrate(0x11111111, 0x22222222, 1_000_000);

        // Then
        assertThat(hex(writer.buffer(), writer.length()))
                .isEqualTo(
                        "80c9000111111111"
                                + "81ce00021111111122222222"
                                + "81cd0003111111112222222212340003"
                                + "8fce0005111111110000000052454d42010bd09022222222");
    }

    @Test
    void padsTheCanonicalName() {
        // When
        writer.canonicalName(1, "ab".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(hex(writer.buffer(), writer.length()))
                .isEqualTo("81ca0003000000010102616200000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80C900",
                "40C9000100000001",
                "80C9000200000001",
                "81C9000100000001",
                "80C8000100000001",
                "81CD0001 00000001",
                "81CE0001 00000001",
                "82CB0001 00000001",
                "80C9000100000001 80"
            })
    void refusesMalformedPackets(String digits) {
        // Given
        byte[] bytes = hex(digits);

        // When
        boolean valid = read(bytes, bytes.length);

        // Then
        assertThat(valid).isFalse();
    }

    @Test
    void skipsWhatItDoesNotKnow() {
        // Given: an application packet, then a goodbye
        byte[] bytes = hex("80CC0002 00000001 61626364 81CB0001 00000005");

        // When
        boolean valid = read(bytes, bytes.length);

        // Then
        assertThat(valid).isTrue();
        assertThat(heard.lines).containsExactly("bye 5");
    }

    @Test
    void neverReadsBeyondItsBytes() {
        // Given
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 3) {
                bytes[0] = (byte) (0x80 | (bytes[0] & 0x1F));
                bytes[1] = (byte) (200 + random.nextInt(8));
                bytes[2] = 0;
                bytes[3] = (byte) random.nextInt(16);
            }

            // When
            RtcpReader.read(bytes, 0, bytes.length, new RtcpHandler() {});
        }
        // Then: nothing was thrown
    }

    @Test
    void anEstimateBeyondAllBoundsIsTheGreatest() {
        // Given: 262,143 times two to the power of 63
        byte[] estimate = hex("8FCE0004 00000001 00000000 52454D42 00FFFFFF");

        // When
        List<Long> estimates = new ArrayList<>();
        boolean valid =
                RtcpReader.read(
                        estimate,
                        0,
                        estimate.length,
                        new RtcpHandler() {
                            @Override
                            public void receiverEstimatedMaximumBitrate(long bitsPerSecond) {
                                estimates.add(bitsPerSecond);
                            }
                        });

        // Then
        assertThat(valid).isTrue();
        assertThat(estimates).containsExactly(Long.MAX_VALUE);
    }
}
