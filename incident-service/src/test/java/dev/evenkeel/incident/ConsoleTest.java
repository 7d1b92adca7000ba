package dev.evenkeel.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.evenkeel.testkit.KafkaResource;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class ConsoleTest {
    private final String meeting = "con-" + UUID.randomUUID().toString().substring(0, 6) + "-abc";
    private EventSender sender;
    private SimulatedRoom room;
    private RelayPair relays;

    @BeforeEach
    void startRelays() {
        sender = new EventSender(KafkaResource.broker().bootstrapServers());
        room = new SimulatedRoom(sender);
        relays = RelayPair.start(sender);
    }

    @AfterEach
    void stopRelays() {
        room.end(meeting, "p-1");
        relays.close();
        sender.close();
    }

    @Test
    void theSnapshotShowsMeetingsRelaysAndTheObserver() {
        // When
        room.start(meeting, relays.a(), relays.b(), "p-1");
        relays.awaitMeetings(relays.a(), meeting);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> given().get("/api/v1/console").asString().contains(meeting));

        // Then
        String found = "meetings.find { it.meetingId == '%s' }.".formatted(meeting);
        given().get("/api/v1/console")
                .then()
                .statusCode(200)
                .body(found + "participants", equalTo(1))
                .body(found + "title", equalTo("Weekly"))
                .body(found + "placement.primary", equalTo(relays.a()))
                .body(found + "quality.verdict", equalTo("unknown"))
                .body("relays.relayId", hasItem(relays.b()))
                .body("observer.kafka", equalTo("live"))
                .body("observer.database", equalTo("up"));
    }

    @Test
    void theStreamBeginsWithASnapshotAndFollowsChanges() throws Exception {
        // Given
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + "/api/v1/console/stream"))
                        .build();
        HttpResponse<InputStream> stream =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

        // When
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String first = nextData(lines, "");
            room.start(meeting, relays.a(), relays.b(), "p-1");
            String changed = nextData(lines, meeting);

            // Then
            assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(first).contains("\"relays\"");
            assertThat(changed).contains(meeting);
        }
    }

    @Test
    void aWrongQuestionIsAnsweredWithAProblem() {
        given().get("/api/v1/incidents?state=closed")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("state"))
                .body("actual", equalTo("closed"))
                .body("errorId", notNullValue());
        given().get("/api/v1/incidents?limit=many").then().statusCode(400);
        given().get("/api/v1/incidents/none").then().statusCode(404);
    }

    private static String nextData(BufferedReader lines, String wanted) throws Exception {
        String event = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && line.contains(wanted)) {
                assertThat(event).isEqualTo("snapshot");
                return line;
            }
        }
        throw new AssertionError("the stream ended");
    }
}
