package dev.evenkeel.media.app.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.media.app.admission.Headroom;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class MediaApiTest {
    private final String meeting = Names.meeting();
    private final String participant = Names.participant();
    private Client client;

    @Inject Headroom headroom;

    @BeforeEach
    void comeIn() throws Exception {
        client = Client.of(participant, meeting);
    }

    @AfterEach
    void leave() throws Exception {
        client.close();
    }

    @Test
    void theRelayAnswersAPing() {
        given().get("/media/v1/ping")
                .then()
                .statusCode(200)
                .body("relayId", equalTo("relay-a"))
                .body("state", equalTo("ready"));
    }

    @Test
    void aRelayThatIsBusyAsksNewcomersToComeAgainAndServesWhoIsIn() throws Exception {
        // Given
        var session = client.join(3);
        worked(1.0);

        // When
        try (Client late = Client.of(Names.participant(), meeting)) {
            Response refused = late.post(late.token(3));

            // Then
            refused.then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("detail", containsString("busy"));
        } finally {
            worked(0.0);
        }
        owner(session).delete("/media/v1/sessions/{id}", session.id()).then().statusCode(204);
    }

    private void worked(double cpuRatio) {
        IntStream.range(0, 40)
                .forEach(_ -> headroom.measured(new RelayLoad(1, 1, 0, 0, cpuRatio, 0)));
    }

    @Test
    void aSessionHearsHeartbeats() throws Exception {
        // When
        client.join(3);

        // Then
        var first = client.heartbeat();
        var second = client.heartbeat();
        assertThat(first.epoch()).isEqualTo(3);
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
    }

    @Test
    void theOwnerChangesPathAndLeaves() throws Exception {
        // Given
        var session = client.join(1);

        // When
        owner(session)
                .body(Map.of("active", false, "activation", 2, "epoch", 1))
                .post("/media/v1/sessions/{id}/active", session.id())
                .then()
                .statusCode(204);

        // Then
        Control.state()
                .then()
                .body(
                        "sessions.find { it.sessionId == '" + session.id() + "' }.active",
                        equalTo(false));
        owner(session).delete("/media/v1/sessions/{id}", session.id()).then().statusCode(204);
        assertThat(client.awaitGoodbye(Duration.ofSeconds(2))).isTrue();
        owner(session).delete("/media/v1/sessions/{id}", session.id()).then().statusCode(404);
    }

    @Test
    void aSessionIsRenegotiated() throws Exception {
        // Given
        var session = client.join(1);

        // When
        Response answer =
                owner(session)
                        .body(
                                Map.of(
                                        "offer", client.offer(),
                                        "heartbeatMid", Client.HEARTBEAT,
                                        "subscriptions",
                                                Map.of(
                                                        Client.OTHER,
                                                        Map.of(
                                                                "participantId",
                                                                Names.participant(),
                                                                "source",
                                                                "microphone"))))
                        .put("/media/v1/sessions/{id}", session.id());

        // Then
        answer.then().statusCode(200).body("answer", notNullValue());
    }

    @Test
    void theOwnerSaysWhatIsShown() throws Exception {
        // Given
        var session = client.join(1);
        var tile = Map.of("mid", Client.OTHER, "width", 640, "height", 360, "priority", 1);

        // Then
        owner(session)
                .body(Map.of("views", List.of(tile)))
                .post("/media/v1/sessions/{id}/view", session.id())
                .then()
                .statusCode(204);
        owner(session)
                .body(Map.of("views", List.of(Map.of("mid", "7", "width", -1, "height", 360))))
                .post("/media/v1/sessions/{id}/view", session.id())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("/views/0/width"));
        owner(session)
                .body(Map.of())
                .post("/media/v1/sessions/{id}/view", session.id())
                .then()
                .statusCode(400)
                .body("field", equalTo("/views"));
        owner(new Client.Session("s-none", session.key()))
                .body(Map.of("views", List.of()))
                .post("/media/v1/sessions/{id}/view", "s-none")
                .then()
                .statusCode(404);
    }

    @Test
    void onlyTheKeyOpensASession() throws Exception {
        // Given
        var session = client.join(1);

        // When
        Response foreign =
                owner(new Client.Session(session.id(), "bm90IHRoZSBrZXkgb2YgaXQ"))
                        .delete("/media/v1/sessions/{id}", session.id());

        // Then
        foreign.then().statusCode(401).contentType("application/problem+json");
        Control.state().then().body("sessions.sessionId", hasItem(session.id()));
    }

    @Test
    void withoutAKeyNobodyIsHeard() {
        given().delete("/media/v1/sessions/{id}", "s-1").then().statusCode(401);
        given().contentType("application/json")
                .body(client.body())
                .post("/media/v1/sessions")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenIsGoodOnce() {
        // Given
        var token = client.token(1);
        client.post(token).then().statusCode(201);

        // Then
        client.post(token)
                .then()
                .statusCode(401)
                .body("detail", equalTo("the token was used before"));
    }

    @Test
    void aTokenThatCameToNothingIsGoodAgain() {
        // Given
        var token = client.token(1).sign();
        var body = client.body();
        body.put("offer", "v=0");
        Client.post(token, body).then().statusCode(400).body("field", equalTo("/offer"));

        // Then
        Client.post(token, client.body()).then().statusCode(201);
    }

    @Test
    void badTokensAreRefused() {
        client.post(client.token(1).expired()).then().statusCode(401);
        client.post(client.token(1).foreign()).then().statusCode(401);
        client.post(client.token(1).without("jti")).then().statusCode(401);
        client.post(client.token(1).with("aud", "telemetry")).then().statusCode(401);
    }

    @Test
    void aTokenForOtherRelaysIsRefused() {
        client.post(client.token(1).with("relays", List.of("relay-b", "relay-c")))
                .then()
                .statusCode(409);
    }

    @Test
    void joiningMustBeGranted() {
        client.post(client.token(1).with("grants", List.of("publish"))).then().statusCode(403);
    }

    @Test
    void whoWasRemovedStaysOut() throws Exception {
        // Given
        var early = client.token(1);
        client.join(1);

        // When
        Control.remove(meeting, participant).then().statusCode(204);

        // Then
        assertThat(client.awaitGoodbye(Duration.ofSeconds(2))).isTrue();
        client.post(early).then().statusCode(403);
        Control.state().then().body("sessions.participantId", not(hasItem(participant)));
    }

    @Test
    void aTokenOfAnOldEpochIsRefused() {
        // Given
        Control.place(meeting, 5, "relay-a", "relay-b").then().statusCode(204);

        // Then
        client.post(client.token(4)).then().statusCode(409).contentType("application/problem+json");
        client.post(client.token(5)).then().statusCode(201);
    }

    @Test
    void aTokenTellsWhereItsMeetingRuns() {
        // When
        client.post(client.token(7)).then().statusCode(201);

        // Then
        Control.state()
                .then()
                .body("meetings.find { it.meetingId == '" + meeting + "' }.epoch", equalTo(7))
                .body(
                        "meetings.find { it.meetingId == '" + meeting + "' }.standby",
                        equalTo("relay-b"));
    }

    @Test
    void theProblemNamesTheField() {
        // Given
        var body = client.body();
        body.put("tracks", Map.of(Client.HEARTBEAT, "microphone"));

        // Then
        Client.post(client.token(1).sign(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("/tracks/0"))
                .body("expected", notNullValue())
                .body("actual", notNullValue())
                .body("errorId", notNullValue());
    }

    @Test
    void incompleteBodiesAreRefused() {
        refused("offer", null, "/offer");
        refused("activation", -1, "/activation");
        refused("subscriptions", Map.of("2", Map.of("source", "microphone")), "/subscriptions/2");
    }

    @Test
    void aHugeBodyIsRefused() {
        // Given
        var body = client.body();
        body.put("offer", "a".repeat(70_000));

        // Then
        Client.post(client.token(1).sign(), body).then().statusCode(413);
    }

    private void refused(String name, Object value, String field) {
        var body = client.body();
        body.put(name, value);
        Client.post(client.token(1).sign(), body)
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    private static RequestSpecification owner(Client.Session session) {
        return given().header("Authorization", "Bearer " + session.key())
                .contentType("application/json");
    }
}
