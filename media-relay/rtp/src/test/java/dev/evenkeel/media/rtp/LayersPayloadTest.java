package dev.evenkeel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.media.rtp.LayersPayload.Line;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayersPayloadTest {
    private static final LayersPayload SAMPLE =
            new LayersPayload(
                    0xFFFF_FFFEL, List.of(new Line("1", 0b001, 0b100), new Line("cam", 0b111, 0)));

    @Test
    void whatIsWrittenIsRead() {
        // When
        byte[] packet = SAMPLE.encode();

        // Then
        assertThat(LayersPayload.matches(packet, 0, packet.length)).isTrue();
        assertThat(LayersPayload.read(packet, 0)).isEqualTo(SAMPLE);
    }

    @Test
    void noneOfTheThreeIsTakenForAnother() {
        // Given
        byte[] heartbeat = new byte[HeartbeatPayload.LENGTH];
        HeartbeatPayload.write(heartbeat, 0, 0, 1, 1);
        byte[] speakers = new SpeakersPayload(1, List.of()).encode();
        byte[] layers = new LayersPayload(1, List.of(new Line("1", 1, 0))).encode();

        // Then: one line with a mid of one character makes it as long as a heartbeat
        assertThat(layers).hasSameSizeAs(heartbeat);
        assertThat(LayersPayload.matches(heartbeat, 0, heartbeat.length)).isFalse();
        assertThat(LayersPayload.matches(speakers, 0, speakers.length)).isFalse();
        assertThat(HeartbeatPayload.matches(layers, 0, layers.length)).isFalse();
        assertThat(SpeakersPayload.matches(layers, 0, layers.length)).isFalse();
    }

    @Test
    void linesThatDoNotFitAreLeftOut() {
        // Given
        List<Line> many = IntStream.range(100, 200).mapToObj(i -> new Line("" + i, 1, 0)).toList();

        // When
        byte[] packet = new LayersPayload(1, many).encode();

        // Then: the padding's length is one byte below 255 (RFC 6716 §3.2.5)
        assertThat(packet.length - 5).isLessThan(255).isEqualTo(packet[2] & 0xFF);
        assertThat(LayersPayload.read(packet, 0).lines()).isEqualTo(many.subList(0, 41));
    }

    @Test
    void aLayerIsNotBothOnAndOff() {
        assertThatThrownBy(() -> new Line("1", 0b11, 0b10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Line("1", 0x100, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
