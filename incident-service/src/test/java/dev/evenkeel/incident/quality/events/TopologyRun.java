package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
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
import org.apache.kafka.streams.test.TestRecord;

/** The real topology, fed by hand. */
public final class TopologyRun implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> samples;
    private final TestOutputTopic<String, byte[]> windows;

    public TopologyRun(Instant start) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-run");
        driver = new TopologyTestDriver(QualityTopology.build(), settings, start);
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

    /** A sample reaches Kafka at that moment. */
    public void send(StreamSample sample, Instant arrived) {
        Event<StreamSample> event =
                new Event<>(
                        sample.sampleId(),
                        "/simulation",
                        EventTypes.STREAM_SAMPLED,
                        sample.meetingId(),
                        arrived,
                        null,
                        sample);
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(event);
        samples.pipeInput(
                new TestRecord<>(encoded.key(), encoded.value(), encoded.headers(), arrived));
    }

    public void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** Windows published since the last call. */
    public List<QualityWindow> windows() {
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

    @Override
    public void close() {
        driver.close();
    }
}
