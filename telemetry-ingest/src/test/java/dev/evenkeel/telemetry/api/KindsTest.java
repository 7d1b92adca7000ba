package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices, links and logs over HTTP, with the tokens of devices and sites. */
@TelemetryTest
class KindsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BASE = "/api/v1/telemetry/";

    private final String site = "s-" + UUID.randomUUID();
    private final String token =
            TestTokens.telemetryOfSite(site, "devices", "links", "logs").sign();
    private TopicReader topics;

    @BeforeEach
    void read() {
        topics =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.TELEMETRY_DEVICES,
                        Topics.TELEMETRY_LINKS,
                        Topics.TELEMETRY_LOGS,
                        Topics.TELEMETRY_CHECKS,
                        Topics.TELEMETRY_REJECTED);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void deviceReportIsOnItsTopicWithWhatTheDoorKnows() {
        // Given: a device that leaves its own name to its token, and thinks in Fahrenheit
        String device = "cam-" + UUID.randomUUID();
        ObjectNode report = Samples.device(device, site, Instant.now());
        report.remove(List.of("deviceId", "siteId", "temperatureCelsius"));
        report.put("temperatureFahrenheit", 212);

        // When
        Browser.withToken(TestTokens.telemetryOfDevice(device, site, "devices").sign())
                .body(report.toString())
                .post(BASE + "devices")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));

        // Then
        var event =
                topics.await(EventTypes.DEVICE_REPORTED, d -> d.deviceId().equals(device), SOON);
        assertThat(event.key()).isEqualTo(device);
        assertThat(event.data().siteId()).isEqualTo(site);
        assertThat(event.data().status()).isEqualTo(DeviceReport.Status.ONLINE);
        assertThat(event.data().temperatureCelsius()).isEqualTo(100);
        assertThat(event.data().arrival()).isNotNull();
    }

    @Test
    void linkCountersTellTheirChange() {
        // Given
        Instant now = Instant.now();
        ObjectNode first = Samples.link("up-1", site, now.minusSeconds(10));
        first.putObject("counters").put("inErrors", 10);
        ObjectNode second = Samples.link("up-1", site, now);
        second.putObject("counters").put("inErrors", 17);

        // When
        post("links", Samples.batch(List.of(first, second))).body("accepted", equalTo(2));

        // Then
        var event =
                topics.await(
                        EventTypes.LINK_MEASURED,
                        d -> d.sampleId().equals(second.get("sampleId").asText()),
                        SOON);
        assertThat(event.data().changes().inErrors()).isEqualTo(7);
    }

    @Test
    void logEntryIsOnItsTopic() {
        // When
        post("logs", Samples.log(site + "/syslog", Instant.now())).body("accepted", equalTo(1));

        // Then
        var event =
                topics.await(
                        EventTypes.LOG_RECORDED, d -> d.source().equals(site + "/syslog"), SOON);
        assertThat(event.data().severityNumber()).isEqualTo(17);
        assertThat(event.data().time()).isNull();
    }

    @Test
    void checksOfAParticipantAreOnTheirTopic() {
        // Given
        var ada = new Producer.Participant("p-aaaaaaaaaaaa", "abc-defg-hij");
        ObjectNode report = Samples.checks(ada, Instant.now());

        // When
        Browser.withToken(TestTokens.telemetry(ada.participantId(), ada.meetingId()).sign())
                .body(report.toString())
                .post(BASE + "checks")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));

        // Then
        var event =
                topics.await(
                        EventTypes.CHECKS_REPORTED,
                        d -> d.sampleId().equals(report.get("sampleId").asText()),
                        SOON);
        assertThat(event.key()).isEqualTo("abc-defg-hij");
        assertThat(event.data().results().getFirst().finding()).isEqualTo("loss-high");
        assertThat(event.data().arrival()).isNotNull();
    }

    @Test
    void moreChecksThanThereAreAreRefused() {
        // Given
        var ada = new Producer.Participant("p-aaaaaaaaaaaa", "abc-defg-hij");
        ObjectNode report = Samples.checks(ada, Instant.now());
        ArrayNode results = (ArrayNode) report.get("results");
        for (int i = 0; i < 500; i++) {
            results.add(results.get(0));
        }

        // When
        var answer =
                Browser.withToken(TestTokens.telemetry(ada.participantId(), ada.meetingId()).sign())
                        .body(report.toString())
                        .post(BASE + "checks");

        // Then
        answer.then().statusCode(400).body("field", equalTo("/results"));
    }

    @Test
    void sampleSentTwiceIsOnTheTopicOnce() {
        // Given
        ObjectNode report = Samples.device("cam", site, Instant.now());
        post("devices", report).body("duplicates", equalTo(0));

        // When
        post("devices", report).body("accepted", equalTo(1)).body("duplicates", equalTo(1));

        // Then
        String marker = Samples.device("cam", site, Instant.now()).get("sampleId").asText();
        post("devices", Samples.device("cam", site, Instant.now()).put("sampleId", marker));
        topics.await(EventTypes.DEVICE_REPORTED, d -> d.sampleId().equals(marker), SOON);
        assertThat(topics.all(EventTypes.DEVICE_REPORTED))
                .filteredOn(e -> e.data().sampleId().equals(report.get("sampleId").asText()))
                .hasSize(1);
    }

    @Test
    void whatIsNotReadIsSaid() {
        // Given
        ObjectNode report = Samples.device("cam", site, Instant.now()).put("mood", "fine");

        // Then
        post("devices", report).body("accepted", equalTo(1)).body("ignored", hasItem("mood"));
    }

    @Test
    void badOneOfABatchIsADeadLetterThatSaysWhatItWasSentAs() {
        // Given
        ObjectNode hot = Samples.device("cam", site, Instant.now()).put("temperatureCelsius", 900);
        ObjectNode foreign = Samples.device("cam", "elsewhere", Instant.now());

        // When
        post("devices", Samples.batch(List.of(hot, foreign))).body("rejected", hasSize(2));

        // Then
        var letter =
                topics.await(
                        EventTypes.TELEMETRY_REJECTED,
                        d ->
                                d.producer().equals("site/" + site)
                                        && "/temperatureCelsius".equals(d.field()),
                        SOON);
        assertThat(letter.data().eventType()).isEqualTo(EventTypes.DEVICE_REPORTED.name());
        assertThat(letter.data().payload()).isEqualTo(hot.toString());
        assertThat(letter.data().payloadCharacters()).isEqualTo(hot.toString().length());
    }

    @Test
    void tokenOfOneKindIsNotForAnother() {
        Browser.withToken(TestTokens.telemetryOfSite(site, "logs").sign())
                .body(Samples.device("cam", site, Instant.now()).toString())
                .post(BASE + "devices")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "streams, StreamSample",
        "devices, DeviceReport",
        "dev.evenkeel.telemetry.link-measured.v1, LinkMeasurement",
        "logs, LogEntry",
    })
    void schemaIsServed(String type, String title) {
        when().get(BASE + "schemas/" + type)
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo(title));
    }

    @Test
    void schemaThatIsNoneIsNotFound() {
        when().get(BASE + "schemas/gossip")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private io.restassured.response.ValidatableResponse post(String kind, ObjectNode body) {
        return Browser.withToken(token)
                .body(body.toString())
                .post(BASE + kind)
                .then()
                .statusCode(202);
    }
}
