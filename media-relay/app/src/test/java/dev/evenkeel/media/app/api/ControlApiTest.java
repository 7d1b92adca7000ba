package dev.evenkeel.media.app.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.testkit.TestToken;
import dev.evenkeel.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class ControlApiTest {
    private final String meeting = Names.meeting();

    @Test
    void onlyServicesAreHeard() {
        given().get("/control/v1/state").then().statusCode(401);
        given().header("Authorization", "Bearer " + participantToken())
                .get("/control/v1/state")
                .then()
                .statusCode(401);
    }

    @Test
    void anOlderPlacementIsRefused() {
        // Given
        Control.place(meeting, 5, "relay-a", "relay-b").then().statusCode(204);

        // Then
        Control.place(meeting, 4, "relay-b", "relay-a")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        Control.place(meeting, 5, "relay-a", "relay-b").then().statusCode(204);
        Control.state()
                .then()
                .body(
                        "meetings.find { it.meetingId == '" + meeting + "' }.primary",
                        equalTo("relay-a"));
    }

    @Test
    void badPlacementsAreRefused() {
        Control.place(meeting, 0, "relay-a", null)
                .then()
                .statusCode(400)
                .body("field", equalTo("/epoch"));
        Control.place(meeting, 1, "RELAY", null)
                .then()
                .statusCode(400)
                .body("field", equalTo("/primary"));
        Control.place(meeting, 1, "relay-a", "relay-a")
                .then()
                .statusCode(400)
                .body("field", equalTo("/standby"));
        Control.place(meeting, 1, "relay-a", "relay-b", Map.of("relay-b", "nowhere"))
                .then()
                .statusCode(400)
                .body("field", equalTo("/bridges/relay-b"));
    }

    @Test
    void aLargeMeetingHasSeveralPairs() {
        // When
        Control.spread(
                        meeting,
                        3,
                        List.of(
                                Map.of("primary", "relay-c", "standby", "relay-a"),
                                Map.of("primary", "relay-d")))
                .then()
                .statusCode(204);

        // Then
        String found = "meetings.find { it.meetingId == '" + meeting + "' }.";
        Control.state()
                .then()
                .body(found + "standby", equalTo("relay-b"))
                .body(found + "branches.primary", equalTo(List.of("relay-c", "relay-d")));
        Control.place(meeting, 3, "relay-a", "relay-b").then().statusCode(409);
    }

    @Test
    void badBranchesAreRefused() {
        Control.spread(meeting, 1, List.of(Map.of("primary", "relay-c"), Map.of("primary", "C")))
                .then()
                .statusCode(400)
                .body("field", equalTo("/branches/1/primary"));
        Control.spread(meeting, 1, List.of(Map.of("primary", "relay-c", "standby", "relay-c")))
                .then()
                .statusCode(400)
                .body("field", equalTo("/branches/0/standby"));
        Control.spread(meeting, 1, Collections.nCopies(101, Map.of("primary", "relay-c")))
                .then()
                .statusCode(400)
                .body("field", equalTo("/branches"));
    }

    /** The token is there before room-service's call, and says the same. */
    @Test
    void aTokenOfALargeMeetingSaysAllItsPairs() throws Exception {
        // Given
        try (var client = Client.of(Names.participant(), meeting)) {
            TestToken token =
                    TestTokens.relay(client.participantId(), meeting, 3, "relay-c", "relay-a")
                            .with("pairs", List.of("relay-d/relay-e", "relay-c/relay-a"))
                            .with("branch", 1);

            // When
            client.post(token).then().statusCode(201);

            // Then
            String found = "meetings.find { it.meetingId == '" + meeting + "' }.";
            Control.state()
                    .then()
                    .body(found + "primary", equalTo("relay-d"))
                    .body(found + "branches[0].primary", equalTo("relay-c"));
        }
    }

    @Test
    void aCeilingComesWithAPlacementAndBadOnesAreRefused() {
        Control.hold(meeting, 1, Map.of("revision", 7, "height", 180)).then().statusCode(204);
        Control.hold(meeting, 1, Map.of("revision", 6, "audioOnly", true)).then().statusCode(204);
        Control.hold(meeting, 1, Map.of("revision", 0))
                .then()
                .statusCode(400)
                .body("field", equalTo("/ceiling/revision"));
        Control.hold(meeting, 1, Map.of("revision", 8, "height", 0))
                .then()
                .statusCode(400)
                .body("field", equalTo("/ceiling/height"));
        Control.hold(meeting, 1, Map.of("revision", 8, "bitsPerSecond", -1))
                .then()
                .statusCode(400)
                .body("field", equalTo("/ceiling/bitsPerSecond"));
    }

    @Test
    void aPlacementElsewhereEndsTheSessionsHere() throws Exception {
        try (var client = Client.of(Names.participant(), meeting)) {
            // Given
            client.join(1);

            // When
            Control.place(meeting, 2, "relay-b", "relay-c").then().statusCode(204);

            // Then
            assertThat(client.awaitGoodbye(Duration.ofSeconds(2))).isTrue();
            client.post(client.token(1)).then().statusCode(409);
        }
    }

    @Test
    void anEndedMeetingIsForgotten() throws Exception {
        try (var client = Client.of(Names.participant(), meeting)) {
            // Given
            client.join(1);

            // When
            Control.end(meeting).then().statusCode(204);

            // Then
            assertThat(client.awaitGoodbye(Duration.ofSeconds(2))).isTrue();
            Control.state().then().body("meetings.meetingId", not(hasItem(meeting)));
        }
    }

    private String participantToken() {
        return TestTokens.relay(Names.participant(), meeting, 1, "relay-a").sign();
    }

    @Test
    void aDrainingRelayLetsNobodyInUntilItIsTakenBack() throws Exception {
        // Given
        try (var early = Client.of(Names.participant(), meeting);
                var late = Client.of(Names.participant(), meeting)) {
            early.join(1);

            // When
            Control.drain().then().statusCode(204);

            // Then
            given().get("/media/v1/ping").then().body("state", equalTo("draining"));
            late.post(late.token(1)).then().statusCode(503).header("Retry-After", "1");
            early.awaitHeartbeat(HeartbeatPayload::draining);

            // And when
            Control.resume().then().statusCode(204);
            given().get("/media/v1/ping").then().body("state", equalTo("ready"));
            early.awaitHeartbeat(beat -> !beat.draining());
            late.post(late.token(1)).then().statusCode(201);
        } finally {
            Control.resume();
        }
    }
}
