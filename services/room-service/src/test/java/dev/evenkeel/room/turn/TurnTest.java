package dev.evenkeel.room.turn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An installation with a TURN server. */
@RoomTest
@TestProfile(TurnTest.WithTurn.class)
class TurnTest {
    private static final String URL = "turn:turn.example.org:3478?transport=udp";

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    /** Where one is configured. */
    public static final class WithTurn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "evenkeel.room.turn.urls", URL,
                    "evenkeel.room.turn.secret", "north",
                    "evenkeel.room.turn.credential-life", "PT1H");
        }
    }

    @Test
    void everyJoinTokenComesWithCredentialsOfItsOwnTime() {
        // Given
        JsonNode meeting = Meetings.create();

        // When
        JsonNode admission = Meetings.joinAsHost(meeting, "Ann");
        Guest host = Meetings.connect(base, meeting, admission);
        JsonNode welcome = host.await("welcome");
        host.send(Map.of("type", "token-request"));
        JsonNode token = host.await("token");

        // Then
        String participantId = admission.get("participantId").asText();
        assertOpens(admission, participantId);
        assertOpens(welcome, participantId);
        assertOpens(token, participantId);
    }

    @Test
    void aProbeBringsThemToo() {
        // Given
        JsonNode meeting = Meetings.create();

        // When
        JsonNode probe =
                Meetings.json(given().post("/api/v1/meetings/" + Meetings.id(meeting) + "/probes"));

        // Then
        assertOpens(probe, probe.get("participantId").asText());
    }

    private static void assertOpens(JsonNode message, String participantId) {
        JsonNode server = message.get("iceServers").get(0);
        assertThat(server.get("urls").get(0).asText()).isEqualTo(URL);
        assertThat(server.get("credential").asText()).hasSize(28);
        String[] user = server.get("username").asText().split(":", -1);
        assertThat(user[1]).isEqualTo(participantId);
        assertThat(Instant.ofEpochSecond(Long.parseLong(user[0])))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
    }
}
