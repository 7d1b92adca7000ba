package dev.evenkeel.media.app.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The relay's half of WHIP and WHEP. */
@QuarkusTest
@RelayTest
class StreamsApiTest {
    private final String meeting = Names.meeting();
    private final String participant = Names.participant();

    @Test
    void aClientWithNothingButAnOfferPublishesUntilItIsEnded() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // When
            Response opened = open("publish", microphone(client));
            client.connect(opened.then().statusCode(201).extract().path("answer"));

            // Then
            String session = opened.path("sessionId");
            life(session).then().body("silentMillis", lessThan(5_000));
            Control.asRoomService()
                    .delete("/control/v1/sessions/" + session)
                    .then()
                    .statusCode(204);
            assertThat(client.awaitGoodbye(Duration.ofSeconds(2))).isTrue();
            life(session).then().statusCode(404);
        }
    }

    @Test
    void iceBeginsAnew() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            Response opened = open("publish", microphone(client));

            // When
            Response ice =
                    Control.asRoomService()
                            .post("/control/v1/sessions/" + opened.path("sessionId") + "/ice");

            // Then
            String answer = opened.path("answer");
            String ufrag = ice.then().statusCode(200).extract().path("ufrag");
            assertThat(answer).doesNotContain(ufrag);
            client.connect(
                    answer.replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:" + ufrag)
                            .replaceAll("a=ice-pwd:\\S+", "a=ice-pwd:" + ice.path("password")));
        }
    }

    @Test
    void offersAreTakenWholeOrNotAtAll() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            open("publish", client.offer())
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json");
            open("watch", microphone(client)).then().statusCode(406);
            open("publish", "nonsense").then().statusCode(400).body("field", equalTo("/offer"));
            open("publish", microphone(client).replace("actpass", "passive"))
                    .then()
                    .statusCode(422);
            open("neither", microphone(client)).then().statusCode(400);
        }
    }

    @Test
    void onlyServicesAreHeard() {
        given().contentType("application/json")
                .body(Map.of())
                .post("/control/v1/meetings/" + meeting + "/streams")
                .then()
                .statusCode(401);
        given().get("/control/v1/sessions/s-1").then().statusCode(401);
    }

    private Response open(String use, String offer) {
        Map<String, Object> placement = new HashMap<>();
        placement.put("epoch", 1);
        placement.put("primary", "relay-a");
        placement.put("standby", null);
        return Control.asRoomService()
                .contentType("application/json")
                .body(
                        Map.of(
                                "participantId", participant,
                                "use", use,
                                "activation", 1,
                                "placement", placement,
                                "offer", offer))
                .post("/control/v1/meetings/" + meeting + "/streams");
    }

    private static Response life(String session) {
        return Control.asRoomService().get("/control/v1/sessions/" + session);
    }

    /** Nothing but the microphone of the usual offer. */
    private static String microphone(Client client) {
        String[] sections = client.offer().split("(?=m=audio)");
        return sections[0].replace("BUNDLE 0 1 2", "BUNDLE " + Client.MICROPHONE) + sections[2];
    }
}
