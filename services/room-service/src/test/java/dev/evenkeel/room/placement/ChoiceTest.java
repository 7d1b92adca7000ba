package dev.evenkeel.room.placement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which relays new meetings get, by what real heartbeats say. */
@RoomTest
class ChoiceTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @Inject RelayRegistry registry;

    @Test
    void aMeetingIsPutWhereItsPeopleAre() {
        // Given
        relays.a().standsIn("north");
        relays.b().standsIn("south");
        await().until(() -> isIn("relay-a", "north") && isIn("relay-b", "south"));

        // Then
        assertThat(primaryOf(Map.of("region", "north"))).isEqualTo("relay-a");
        assertThat(primaryOf(Map.of("region", "south"))).isEqualTo("relay-b");
        assertThat(primaryOf(Map.of("region", "north"))).isEqualTo("relay-a");
    }

    @Test
    void aMeetingIsPutNearToWhoeverOpensIt() {
        // Given
        await().until(() -> registry.relays().all().size() == 2);

        // Then
        assertThat(primaryOf(measured(Map.of("relay-a", 12.5, "relay-b", 140))))
                .isEqualTo("relay-a");
        assertThat(primaryOf(measured(Map.of("relay-a", 140, "relay-b", 12.5))))
                .isEqualTo("relay-b");
        assertThat(primaryOf(measured(Map.of("relay-b", 300, "relay-of-old", 1))))
                .isEqualTo("relay-b");
    }

    @Test
    void aRoundTripIsANumberOfMilliseconds() {
        create(measured(Map.of("relay-a", -1)))
                .statusCode(400)
                .body("field", equalTo("/roundTripMillis/relay-a"));
    }

    private static Map<String, Object> measured(Map<String, Number> roundTripMillis) {
        return Map.of("roundTripMillis", roundTripMillis);
    }

    @Test
    void aRegionIsAWordOfSmallLetters() {
        create(Map.of("region", "The South")).statusCode(400).body("field", equalTo("/region"));
    }

    @Test
    void whileEveryRelayIsBusyNewMeetingsAreAskedToWait() {
        // Given
        await().until(() -> registry.relays().all().size() == 2);

        // When
        relays.a().busy(1.0);
        relays.b().busy(1.0);

        // Then
        await().untilAsserted(() ->
                create(Map.of())
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .body("detail", containsString("every relay is busy")));

        // When
        relays.b().busy(0.2);

        // Then
        await().untilAsserted(() -> create(Map.of()).statusCode(201));
    }

    private boolean isIn(String relayId, String region) {
        return registry.find(relayId).filter(relay -> relay.region().equals(region)).isPresent();
    }

    private static String primaryOf(Map<String, ?> wished) {
        JsonNode meeting = Meetings.json(create(wished).statusCode(201).extract().response());
        return Meetings.joinAsHost(meeting, "Ann").at("/placement/primary/relayId").asText();
    }

    private static ValidatableResponse create(Map<String, ?> wished) {
        return given().contentType(ContentType.JSON).body(wished).post("/api/v1/meetings").then();
    }
}
