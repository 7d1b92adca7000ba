package dev.evenkeel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.SpeakersPayload.Speaker;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeakersPayloadTest {
    private static final SpeakersPayload SAMPLE =
            new SpeakersPayload(
                    0xFFFF_FFFEL, List.of(new Speaker("p-anna", false), new Speaker("p-本", true)));

    @Test
    void whatIsWrittenIsRead() {
        // When
        byte[] packet = SAMPLE.encode();

        // Then
        assertThat(SpeakersPayload.matches(packet, 0, packet.length)).isTrue();
        assertThat(SpeakersPayload.read(packet, 0)).isEqualTo(SAMPLE);
    }

    @Test
    void neitherIsTakenForTheOther() {
        // Given
        byte[] heartbeat = new byte[HeartbeatPayload.LENGTH];
        HeartbeatPayload.write(heartbeat, 0, 0, 1, 1);
        byte[] speakers = new SpeakersPayload(1, List.of()).encode();

        // Then
        assertThat(SpeakersPayload.matches(heartbeat, 0, heartbeat.length)).isFalse();
        assertThat(HeartbeatPayload.matches(speakers, 0, speakers.length)).isFalse();
    }

    @Test
    void namesThatDoNotFitAreLeftOut() {
        // Given
        List<Speaker> crowd =
                IntStream.range(0, 50)
                        .mapToObj(i -> new Speaker("p-" + "x".repeat(30) + i, true))
                        .toList();

        // When
        byte[] packet = new SpeakersPayload(1, crowd).encode();

        // Then: the padding's length is one byte below 255 (RFC 6716 §3.2.5)
        assertThat(packet.length - 5).isLessThan(255).isEqualTo(packet[2] & 0xFF);
        assertThat(SpeakersPayload.read(packet, 0).speakers()).isEqualTo(crowd.subList(0, 7));
    }
}
