package dev.evenkeel.room.stream.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gives tokens to streams, sees them and takes them back. */
@RoomTest
class StreamsTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    private JsonNode meeting;
    private String streams;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        streams = "/api/v1/meetings/" + Meetings.id(meeting) + "/streams";
    }

    @Test
    void aHostGivesSeesAndRevokes() {
        // Given
        JsonNode host = Meetings.joinAsHost(meeting, "Ann");

        // When
        String streamId =
                as(host).contentType(ContentType.JSON)
                        .body(Map.of("use", "watch", "name", "Foyer"))
                        .post(streams)
                        .then()
                        .statusCode(201)
                        .header("Cache-Control", "no-store")
                        .body("token", not(nullValue()))
                        .body("stream.url", startsWith("/whep/v1/" + Meetings.id(meeting) + "/"))
                        .body("stream.by", equalTo(host.get("participantId").asText()))
                        .extract()
                        .path("stream.streamId");

        // Then
        as(host).get(streams)
                .then()
                .body("streams", hasSize(1))
                .body("streams[0].name", equalTo("Foyer"))
                .body("streams[0].token", nullValue());
        as(host).delete(streams + "/" + streamId).then().statusCode(204);
        as(host).delete(streams + "/" + streamId).then().statusCode(404);
        as(host).get(streams).then().body("streams", hasSize(0));
    }

    @Test
    void nobodyElseDoes() {
        JsonNode guest = Meetings.join(meeting, "Bob");
        as(guest).get(streams).then().statusCode(403);
        given().get(streams).then().statusCode(401);
        given().header("Evenkeel-Host-Key", "another").get(streams).then().statusCode(401);
        as(guest).delete(streams + "/nothing").then().statusCode(403);
    }

    @Test
    void badWishesNameTheirField() {
        refused(Map.of("name", "Foyer"), "/use");
        refused(Map.of("use", "watch", "name", " "), "/name");
        refused(
                Map.of("use", "watch", "name", "Foyer", "expiresAt", "2020-01-01T00:00:00Z"),
                "/expiresAt");
    }

    private void refused(Map<String, String> body, String field) {
        Encoder.asHost(meeting)
                .contentType(ContentType.JSON)
                .body(body)
                .post(streams)
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    private static RequestSpecification as(JsonNode admission) {
        return given().header("Evenkeel-Participant", admission.get("participantId").asText())
                .header("Evenkeel-Resume-Key", admission.get("resumeKey").asText());
    }
}
