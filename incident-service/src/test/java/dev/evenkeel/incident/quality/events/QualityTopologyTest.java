package dev.evenkeel.incident.quality.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.SampleSource;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualityTopologyTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String MEETING = "abc-defg-hij";

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> samples;
    private TestOutputTopic<String, byte[]> windows;

    @BeforeEach
    void startTopology() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        driver =
                new TopologyTestDriver(
                        QualityTopology.build(Stores::inMemoryKeyValueStore), settings, START);
        samples =
                driver.createInputTopic(
                        Topics.TELEMETRY_STREAMS,
                        new StringSerializer(),
                        new ByteArraySerializer());
        windows =
                driver.createOutputTopic(
                        Topics.QUALITY_WINDOWS,
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    @AfterEach
    void stopTopology() {
        driver.close();
    }

    @Test
    void windowsHopBySecondsAndCloseOnce() {
        // When: 10% loss from the start, a sample a second
        for (int second = 0; second <= 10; second++) {
            send(voice("p-one", second, 45L * second, 5L * second), second);
        }

        // Then
        List<QualityWindow> closed = closed();
        assertThat(closed).extracting(QualityWindow::windowEnd).doesNotHaveDuplicates();
        QualityWindow last = closed.getLast();
        assertThat(last.windowEnd()).isEqualTo(START.plusSeconds(9));
        assertThat(last.samples()).isEqualTo(5);
        assertThat(last.downlinkLossRatio()).isCloseTo(0.1, within(1e-9));
        assertThat(last.verdict()).isEqualTo(QualityWindow.Verdict.POOR);
        assertThat(closed.getFirst().verdict()).isEqualTo(QualityWindow.Verdict.UNKNOWN);
    }

    @Test
    void duplicatesAndDisorderChangeNothing() {
        // When
        for (int second : List.of(0, 1, 1, 3, 2, 3, 4, 4, 5, 6, 7, 8)) {
            send(voice("p-one", second, 50L * second, 0), second);
        }

        // Then
        QualityWindow last = closed().getLast();
        assertThat(last.downlinkLossRatio()).isZero();
        assertThat(last.receivedBitsPerSecond()).isCloseTo(40_000, within(1.0));
    }

    @Test
    void aMeetingThatFallsSilentStillGetsItsLastWindow() {
        // Given
        for (int second = 0; second <= 4; second++) {
            send(voice("p-one", second, 50L * second, 0), second);
        }

        // When
        driver.advanceWallClockTime(Duration.ofSeconds(2));

        // Then
        assertThat(closed().getLast().windowEnd()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void aWrongClockDoesNotCloseTheWindowsOfOthers() {
        // Given
        send(voice("p-one", 0, 0, 0), 0);
        send(voice("p-two", 86_400, 0, 0), 0);

        // When
        for (int second = 1; second <= 6; second++) {
            send(voice("p-one", second, 50L * second, 0), second);
        }

        // Then
        assertThat(closed().stream().filter(window -> window.participantId().equals("p-one")))
                .last()
                .satisfies(window ->
                        assertThat(window.verdict()).isEqualTo(QualityWindow.Verdict.GOOD));
    }

    @Test
    void whatIsNoSampleIsSkipped() {
        // When
        samples.pipeInput(MEETING, "no event".getBytes(StandardCharsets.UTF_8), START);
        send(voice("p-one", 0, 0, 0), 0);
        send(voice("p-one", 2, 100, 0), 2);

        // Then
        assertThat(closed()).isNotEmpty();
    }

    private static StreamSample voice(String who, long second, long received, long lost) {
        StreamSample sample =
                SampleSource.received(
                        MEETING, who, "relay-a", START.plusSeconds(second), received, lost);
        return sample;
    }

    private void send(StreamSample sample, long second) {
        Event<StreamSample> event =
                new Event<>(
                        sample.sampleId(),
                        "/test",
                        EventTypes.STREAM_SAMPLED,
                        MEETING,
                        START,
                        null,
                        sample);
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(event);
        samples.pipeInput(
                new TestRecord<>(
                        encoded.key(),
                        encoded.value(),
                        encoded.headers(),
                        START.plusSeconds(second)));
    }

    private List<QualityWindow> closed() {
        List<QualityWindow> closed = new ArrayList<>();
        for (TestRecord<String, byte[]> message : windows.readRecordsToList()) {
            Decoded decoded =
                    EventCodec.decode(
                            Topics.QUALITY_WINDOWS,
                            message.key(),
                            message.headers(),
                            message.value());
            closed.add((QualityWindow) ((Decoded.Known) decoded).event().data());
        }
        return closed;
    }
}
