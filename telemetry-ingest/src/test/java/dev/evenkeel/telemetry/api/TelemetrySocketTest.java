package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestToken;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TelemetryTest
class TelemetrySocketTest {
    private final String site = "s-" + UUID.randomUUID();
    private final TestToken token = TestTokens.telemetryOfSite(site, "devices", "logs");
    private SocketClient client;

    @BeforeEach
    void connect() {
        client = SocketClient.connect();
    }

    @AfterEach
    void close() {
        KafkaResource.broker().start();
        client.abort();
    }

    @Test
    void messageIsAcknowledgedOnceItIsOnTheTopic() {
        try (TopicReader topic =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.TELEMETRY_DEVICES)) {
            // Given
            ObjectNode report = Samples.device("cam", site, Instant.now());
            assertThat(hello(token).get("producer").asText()).isEqualTo("site/" + site);

            // When
            client.send(message("m-1", "devices", List.of(report)));

            // Then
            JsonNode ack = client.next();
            assertThat(ack.get("type").asText()).isEqualTo("ack");
            assertThat(ack.get("id").asText()).isEqualTo("m-1");
            assertThat(ack.at("/answer/accepted").asInt()).isEqualTo(1);
            topic.await(
                    EventTypes.DEVICE_REPORTED,
                    d -> d.sampleId().equals(report.get("sampleId").asText()),
                    Duration.ofSeconds(20));
        }
    }

    @Test
    void badSampleIsNamedByItsPlace() {
        // Given
        hello(token);
        ObjectNode good = Samples.device("cam", site, Instant.now());
        ObjectNode bad = Samples.device("cam", site, Instant.now()).put("status", "sleepy");

        // When
        client.send(message("m-1", "devices", List.of(good, bad)));

        // Then
        JsonNode ack = client.next();
        assertThat(ack.at("/answer/accepted").asInt()).isEqualTo(1);
        assertThat(ack.at("/answer/rejected/0/index").asInt()).isEqualTo(1);
        assertThat(ack.at("/answer/rejected/0/problem/field").asText()).isEqualTo("/status");
    }

    @Test
    void manyAtOnceAreAnsweredInTheirOrder() {
        // Given
        hello(token);

        // When
        for (int i = 0; i < 100; i++) {
            ObjectNode entry = Samples.log(site, Instant.now());
            client.send(message("m-" + i, "logs", List.of(entry, entry)));
        }

        // Then
        for (int i = 0; i < 100; i++) {
            JsonNode ack = client.next();
            assertThat(ack.get("id").asText()).isEqualTo("m-" + i);
            assertThat(ack.at("/answer/duplicates").asInt()).isEqualTo(1);
        }
    }

    @Test
    void refusalsLeaveTheConnectionOpen() {
        // Given
        hello(token);

        // When
        client.send("not json");
        client.send("{\"id\": \"m-1\", \"kind\": \"gossip\", \"samples\": []}");
        client.send("{\"id\": \"m-2\", \"kind\": \"logs\", \"samples\": []}");
        client.send("{\"kind\": \"logs\", \"samples\": []}");
        client.send(message("m-3", "links", List.of(Samples.link("up", site, Instant.now()))));
        client.send(message("m-4", "logs", List.of(Samples.log(site, Instant.now()))));

        // Then
        assertThat(client.next().at("/problem/expected").asText()).isEqualTo("JSON");
        assertThat(client.next().at("/problem/field").asText()).isEqualTo("/kind");
        assertThat(client.next().at("/problem/field").asText()).isEqualTo("/samples");
        assertThat(client.next().at("/problem/field").asText()).isEqualTo("/id");
        JsonNode forbidden = client.next();
        assertThat(forbidden.at("/problem/status").asInt()).isEqualTo(403);
        assertThat(forbidden.at("/problem/errorId").asText()).isNotEmpty();
        assertThat(client.next().get("type").asText()).isEqualTo("ack");
    }

    @Test
    void kafkaBeingAwayIsSaidWithATimeToComeAgain() {
        // Given
        hello(token);
        client.send(message("m-1", "logs", List.of(Samples.log(site, Instant.now()))));
        assertThat(client.next().get("type").asText()).isEqualTo("ack");
        KafkaResource.broker().kill();

        // When
        client.send(message("m-2", "logs", List.of(Samples.log(site, Instant.now()))));

        // Then
        JsonNode problem = client.next();
        assertThat(problem.get("id").asText()).isEqualTo("m-2");
        assertThat(problem.at("/problem/status").asInt()).isEqualTo(503);
        assertThat(problem.get("retryAfterMillis").asLong()).isPositive();
    }

    @Test
    void badTokenClosesTheConnection() {
        // Given
        TestToken old = token.issuedAt(Instant.now().minus(Duration.ofDays(366)));

        // When
        client.send("{\"type\": \"hello\", \"token\": \"" + old.sign() + "\"}");

        // Then
        assertThat(client.closed()).isEqualTo("4401 the token has expired");
    }

    @Test
    void anythingBeforeHelloClosesTheConnection() {
        // When
        client.send(message("m-1", "logs", List.of(Samples.log(site, Instant.now()))));

        // Then
        assertThat(client.closed()).startsWith("4401");
    }

    @Test
    void silenceClosesTheConnection() {
        assertThat(client.closed()).isEqualTo("4401 no hello came");
    }

    @Test
    void messageLargerThanABodyClosesTheConnection() {
        // Given
        hello(token);

        // When
        client.send("{\"id\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}");

        // Then
        assertThat(client.closed()).matches("(1009|1006).*");
    }

    @Test
    void plainRequestIsToldWhatThisIs() {
        when().get("/ws/v1/telemetry")
                .then()
                .statusCode(426)
                .contentType("application/problem+json");
    }

    private JsonNode hello(TestToken with) {
        client.send("{\"type\": \"hello\", \"token\": \"" + with.sign() + "\"}");
        JsonNode welcome = client.next();
        assertThat(welcome.get("type").asText()).isEqualTo("welcome");
        return welcome;
    }

    private static String message(String id, String kind, List<ObjectNode> samples) {
        ObjectNode message = EventJson.mapper().createObjectNode().put("id", id).put("kind", kind);
        message.putArray("samples").addAll(samples);
        return message.toString();
    }
}
