package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology, fed by hand. */
public final class TopologyRun implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> samples;
    private final TestInputTopic<String, byte[]> links;
    private final TestOutputTopic<String, byte[]> windows;
    private final TestOutputTopic<String, byte[]> subjects;

    public TopologyRun(Instant start) {
        this(start, Stores::inMemoryKeyValueStore);
    }

    TopologyRun(Instant start, Function<String, KeyValueBytesStoreSupplier> stores) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-run");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, temporaryFolder());
        driver = new TopologyTestDriver(QualityTopology.build(stores), settings, start);
        samples =
                driver.createInputTopic(
                        Topics.TELEMETRY_STREAMS,
                        new StringSerializer(),
                        new ByteArraySerializer());
        links =
                driver.createInputTopic(
                        Topics.TELEMETRY_LINKS, new StringSerializer(), new ByteArraySerializer());
        windows = output(Topics.QUALITY_WINDOWS);
        subjects = output(Topics.QUALITY_SUBJECTS);
    }

    private static String temporaryFolder() {
        try {
            return Files.createTempDirectory("topology-run").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    void send(Event<LinkMeasurement> event) {
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(event);
        links.pipeInput(
                new TestRecord<>(encoded.key(), encoded.value(), encoded.headers(), event.time()));
    }

    /** Windows of paths published since the last call. */
    public List<QualityWindow> windows() {
        return read(windows, Topics.QUALITY_WINDOWS, QualityWindow.class);
    }

    /** Windows of everything published since the last call. */
    List<SubjectWindow> subjects() {
        return read(subjects, Topics.QUALITY_SUBJECTS, SubjectWindow.class);
    }

    /** Windows of everything published since the last call are not looked at. */
    public void skipSubjects() {
        subjects.readRecordsToList();
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> List<T> read(
            TestOutputTopic<String, byte[]> from, String topic, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (TestRecord<String, byte[]> message : from.readRecordsToList()) {
            Decoded decoded =
                    EventCodec.decode(topic, message.key(), message.headers(), message.value());
            found.add(type.cast(((Decoded.Known) decoded).event().data()));
        }
        return found;
    }

    @Override
    public void close() {
        driver.close();
    }
}
