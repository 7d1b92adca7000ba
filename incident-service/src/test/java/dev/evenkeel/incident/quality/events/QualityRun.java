package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.SampleSource;
import dev.evenkeel.platform.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
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

/**
 * The quality topology fed with samples; what it told and what it remembers. In memory: the test
 * driver commits, and would have RocksDB write to the disk, with every record.
 */
final class QualityRun implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final List<String> STORES =
            List.of(
                    QualityTopology.BUFFER,
                    QualityTopology.COUNTERS,
                    QualityTopology.SECONDS,
                    QualityTopology.CLOCKS,
                    QualityTopology.SHARES,
                    QualityTopology.PLACE_CLOCKS);
    private static final List<String> TOLD =
            List.of(Topics.QUALITY_WINDOWS, Topics.QUALITY_SUBJECTS);

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> samples;
    private final List<TestOutputTopic<String, byte[]>> outputs;

    /** Values by what identifies them: telling the same twice is telling it once. */
    private final TreeMap<String, byte[]> told = new TreeMap<>();

    QualityRun() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "quality-run");
        driver =
                new TopologyTestDriver(
                        QualityTopology.build(Stores::inMemoryKeyValueStore), settings, START);
        samples =
                driver.createInputTopic(
                        Topics.TELEMETRY_STREAMS,
                        new StringSerializer(),
                        new ByteArraySerializer());
        outputs =
                TOLD.stream()
                        .map(topic ->
                                driver.createOutputTopic(
                                        topic,
                                        new StringDeserializer(),
                                        new ByteArrayDeserializer()))
                        .toList();
    }

    /**
     * A voice of a person of a meeting of ten, at one of twenty sites; one in nine loses packets.
     */
    static StreamSample sample(int person, int second) {
        long lost = person % 9 == 0 ? 4L * second : 0;
        int meeting = person / 10;
        return SampleSource.received(
                "m-" + meeting,
                "p-" + person,
                "relay-" + meeting / 2,
                "site-" + person / 20,
                START.plusSeconds(second).plusMillis(person * 37L % 1_000),
                50L * second - lost,
                lost);
    }

    static ProducerRecord<String, byte[]> encoded(StreamSample sample) {
        return EventCodec.encode(
                new Event<>(
                        sample.sampleId(),
                        "/test",
                        EventTypes.STREAM_SAMPLED,
                        sample.meetingId(),
                        START,
                        null,
                        sample));
    }

    void send(ProducerRecord<String, byte[]> encoded, Instant recordedAt) {
        samples.pipeInput(
                new TestRecord<>(encoded.key(), encoded.value(), encoded.headers(), recordedAt));
    }

    void passes(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** How many windows were told since this was asked last. */
    int take() {
        int taken = 0;
        for (TestOutputTopic<String, byte[]> output : outputs) {
            for (TestRecord<String, byte[]> one : output.readRecordsToList()) {
                String id =
                        new String(
                                one.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
                told.put(one.key() + "|" + id, one.value());
                taken++;
            }
        }
        return taken;
    }

    /** SHA-256 over everything told and everything remembered. */
    String hash() {
        try {
            take();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            told.forEach((key, value) -> {
                digest.update(key.getBytes(StandardCharsets.UTF_8));
                digest.update(value);
            });
            for (String name : STORES) {
                try (var all = driver.<String, Object>getKeyValueStore(name).all()) {
                    all.forEachRemaining(entry ->
                            digest.update(
                                    (name + entry.key + entry.value)
                                            .getBytes(StandardCharsets.UTF_8)));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int windows() {
        return told.size();
    }

    @Override
    public void close() {
        driver.close();
    }
}
