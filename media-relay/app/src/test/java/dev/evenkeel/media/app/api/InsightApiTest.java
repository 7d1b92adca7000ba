package dev.evenkeel.media.app.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class InsightApiTest {
    private static final String CAPTURE =
            "/control/v1/meetings/{meeting}/participants/{participant}/capture";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_MEETINGS = 10;

    private final String meeting = Names.meeting();
    private final String participant = Names.participant();

    @Test
    void oneParticipantCanBeLookedAt() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);
            client.speak();

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            participant(participant)
                                    .then()
                                    .statusCode(200)
                                    .body("meeting.meetingId", equalTo(meeting))
                                    .body("paths", hasSize(1))
                                    .body("paths[0].session.transport", equalTo("connected"))
                                    .body("paths[0].transport.profile", containsString("AEAD"))
                                    .body("paths[0].transport.addresses", equalTo(1))
                                    .body("paths[0].transport.received", greaterThan(0))
                                    .body("paths[0].transport.sent", greaterThan(0))
                                    .body("paths[0].streams.source", hasItems("microphone")));
        }
    }

    @Test
    void whoIsNotHereIsNotFound() {
        participant(participant).then().statusCode(404).contentType("application/problem+json");
        capture("1", "1024").then().statusCode(404);
    }

    @Test
    void everyNodeOfThePathCounts() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);
            client.speak();

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        Control.asRoomService()
                                .get("/control/v1/path")
                                .then()
                                .statusCode(200)
                                .body(
                                        "nodes.name",
                                        hasItems("socket-in", "srtp-in", "meetings", "socket-out"))
                                .body("nodes.find { it.name == 'srtp-in' }.out", greaterThan(0))
                                .body(
                                        "nodes.find { it.name == 'socket-out' }.dropped.socket-full",
                                        equalTo(0));
                        given().get("/q/metrics")
                                .then()
                                .body(
                                        containsString(
                                                "evenkeel_relay_path_packets_total{direction=\"in\",node=\"srtp-in\"}"))
                                .body(
                                        containsString(
                                                "evenkeel_relay_path_dropped_total{node=\"ice\",reason=\"stun-unauthentic\"}"));
                    });
        }
    }

    @Test
    void headersOfAParticipantCanBeCapturedOneCaptureAtATime() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);

            // When: two at a time, until they met; the heartbeats it gets are something to see
            List<Response> answers = twoCaptures();
            for (int i = 0; i < MOST_MEETINGS && !haveMet(answers); i++) {
                answers = twoCaptures();
            }

            // Then
            assertThat(haveMet(answers)).isTrue();
            Response done = answers.getFirst();
            assertThat(done.contentType()).isEqualTo("application/vnd.tcpdump.pcap");
            assertThat(ByteBuffer.wrap(done.asByteArray()).getInt()).isEqualTo(0xA1B2_3C4D);
            assertThat(Integer.parseInt(done.header("Evenkeel-Packets"))).isPositive();
            assertThat(done.header("Evenkeel-Cut")).isEqualTo("false");
        }
    }

    /** Their answers, the better one first. */
    private List<Response> twoCaptures() {
        CompletableFuture<Response> one = CompletableFuture.supplyAsync(() -> capture("2", "1024"));
        Response other = capture("2", "1024");
        return Stream.of(one.join(), other)
                .sorted(Comparator.comparing(Response::statusCode))
                .toList();
    }

    private static boolean haveMet(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList().equals(List.of(200, 409));
    }

    @Test
    void limitsOfACaptureAreChecked() {
        capture("0", "1024").then().statusCode(400).body("field", equalTo("/seconds"));
        capture("61", "1024").then().statusCode(400).body("field", equalTo("/seconds"));
        capture("1", "8193").then().statusCode(400).body("field", equalTo("/kilobytes"));
    }

    @Test
    void onlyServicesMayLook() {
        given().get("/control/v1/path").then().statusCode(401);
        given().get("/control/v1/meetings/{m}/participants/{p}", meeting, participant)
                .then()
                .statusCode(401);
        given().post(CAPTURE, meeting, participant).then().statusCode(401);
    }

    private Response participant(String id) {
        return Control.asRoomService()
                .get("/control/v1/meetings/{m}/participants/{p}", meeting, id);
    }

    private Response capture(String seconds, String kilobytes) {
        return Control.asRoomService()
                .queryParam("seconds", seconds)
                .queryParam("kilobytes", kilobytes)
                .post(CAPTURE, meeting, participant);
    }
}
