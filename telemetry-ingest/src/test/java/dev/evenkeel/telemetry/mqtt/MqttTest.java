package dev.evenkeel.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Room devices over the real Mosquitto into the real Kafka. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(TestTokens.class)
@WithTestResource(Mosquitto.class)
class MqttTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STATUS = "evenkeel/v1/hq/cam-1/status";

    private TopicReader topics;

    @BeforeEach
    void read() {
        topics = reader();
        awaitSubscription();
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void statusOfADeviceIsOnTheTopic() {
        // Given
        ObjectNode report = Samples.device("cam-1", "hq", Instant.now());

        // When
        publish("cam-1", STATUS, report);

        // Then
        var event = awaitReport(id(report));
        assertThat(event.deviceId()).isEqualTo("cam-1");
        assertThat(event.siteId()).isEqualTo("hq");
        assertThat(event.arrival()).isNotNull();
    }

    @Test
    void measurementsAndLogsHaveTheirTopics() {
        // Given
        ObjectNode measurement = Samples.link("hq-uplink", "hq", Instant.now());
        ObjectNode entry = Samples.log("codec/kernel", Instant.now());

        // When
        publish("codec", "evenkeel/v1/hq/codec/measure", measurement);
        publish("codec", "evenkeel/v1/hq/codec/log", entry);

        // Then
        topics.await(EventTypes.LINK_MEASURED, d -> id(measurement).equals(d.sampleId()), SOON);
        topics.await(EventTypes.LOG_RECORDED, d -> id(entry).equals(d.sampleId()), SOON);
    }

    @Test
    void brokerOfTheOldVersionIsReadToo() {
        // Given
        ObjectNode report = Samples.device("cam-2", "annex", Instant.now());

        // When
        publish("cam-2", "evenkeel/v1/annex/cam-2/status", report);

        // Then
        assertThat(awaitReport(id(report)).siteId()).isEqualTo("annex");
    }

    @Test
    void unpluggedDeviceIsOfflineByItsLastWill() {
        // When
        Instant before = Instant.now();
        RoomDevice.vanish(
                "cam-2",
                "evenkeel/v1/hq/cam-2/status",
                "{\"kind\": \"camera\", \"status\": \"offline\"}");

        // Then
        var event =
                topics.await(
                        EventTypes.DEVICE_REPORTED,
                        d -> d.deviceId().equals("cam-2") && d.status() == Status.OFFLINE,
                        SOON);
        assertThat(event.data().timestamp()).isAfterOrEqualTo(before.minusMillis(1));
    }

    @Test
    void reportOfAnotherDeviceIsADeadLetter() {
        // Given
        ObjectNode foreign = Samples.device("cam-2", "hq", Instant.now());

        // When
        publish("cam-1", STATUS, foreign);

        // Then
        var letter =
                topics.await(
                        EventTypes.TELEMETRY_REJECTED,
                        d -> d.payload().contains(id(foreign)),
                        SOON);
        assertThat(letter.data().producer()).isEqualTo("device/cam-1");
        assertThat(letter.data().field()).isEqualTo("/deviceId");
    }

    @Test
    void whatIsNotJsonIsADeadLetterAndTheRestGoesOn() {
        // Given
        String garbage = "{garbage " + UUID.randomUUID();
        ObjectNode report = Samples.device("cam-1", "hq", Instant.now());

        // When
        try (RoomDevice device = new RoomDevice("cam-1")) {
            device.publish(STATUS, garbage);
            device.publish(STATUS, report.toString());
        }

        // Then
        awaitReport(id(report));
        topics.await(EventTypes.TELEMETRY_REJECTED, d -> d.payload().equals(garbage), SOON);
    }

    @Test
    void brokerThatComesBackIsReadAgain() throws IOException {
        // Given
        Mosquitto.kill();
        Mosquitto.launch();

        // Then
        awaitSubscription();
    }

    @Test
    void nothingIsLostWhileKafkaIsAway() {
        // Given
        ObjectNode report = Samples.device("cam-1", "hq", Instant.now());
        topics.close();
        KafkaResource.broker().kill();

        // When
        try {
            publish("cam-1", STATUS, report);
        } finally {
            KafkaResource.broker().start();
        }

        // Then
        topics =
                TopicReader.fromBeginning(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.TELEMETRY_DEVICES,
                        Topics.TELEMETRY_LINKS,
                        Topics.TELEMETRY_LOGS,
                        Topics.TELEMETRY_REJECTED);
        awaitReport(id(report));
    }

    /** Publishes until something arrives: connections are made in the background. */
    private void awaitSubscription() {
        for (String site : new String[] {"hq", "annex"}) {
            String marker = UUID.randomUUID().toString();
            long deadline = System.nanoTime() + SOON.toNanos();
            while (!arrived(site, marker)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("nothing comes from the broker of " + site);
                }
            }
        }
    }

    private boolean arrived(String site, String marker) {
        ObjectNode probe = Samples.device("codec", site, Instant.now()).put("statusText", marker);
        publish("codec", "evenkeel/v1/" + site + "/codec/status", probe);
        try {
            topics.await(
                    EventTypes.DEVICE_REPORTED,
                    d -> marker.equals(d.statusText()),
                    Duration.ofSeconds(1));
            return true;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private dev.evenkeel.contracts.telemetry.DeviceReport awaitReport(String sampleId) {
        return topics.await(EventTypes.DEVICE_REPORTED, d -> d.sampleId().equals(sampleId), SOON)
                .data();
    }

    private static void publish(String account, String topic, ObjectNode payload) {
        try (RoomDevice device = new RoomDevice(account)) {
            device.publish(topic, payload.toString());
        }
    }

    private static String id(ObjectNode sample) {
        return sample.get("sampleId").asText();
    }

    private static TopicReader reader() {
        return TopicReader.fromNow(
                KafkaResource.broker().bootstrapServers(),
                Topics.TELEMETRY_DEVICES,
                Topics.TELEMETRY_LINKS,
                Topics.TELEMETRY_LOGS,
                Topics.TELEMETRY_REJECTED);
    }
}
