package dev.evenkeel.room.rights;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Meetings;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.util.Map;

/** A stream the host of a meeting gave out. */
record Streams(JsonNode meeting, String id, String url, String token) {

    static Streams offered(JsonNode meeting, boolean watch) {
        JsonNode created =
                Meetings.json(
                        given().header("Evenkeel-Host-Key", meeting.get("hostKey").asText())
                                .contentType(ContentType.JSON)
                                .body(Map.of("use", watch ? "watch" : "publish", "name", "Foyer"))
                                .post("/api/v1/meetings/" + Meetings.id(meeting) + "/streams"));
        return new Streams(
                meeting,
                created.at("/stream/streamId").asText(),
                created.at("/stream/url").asText(),
                created.get("token").asText());
    }

    /** A meeting has only so many. */
    void revoke() {
        given().header("Evenkeel-Host-Key", meeting.get("hostKey").asText())
                .delete("/api/v1/meetings/" + Meetings.id(meeting) + "/streams/" + id);
    }

    /** Opens a session and says its id. */
    String open(String offer, RestAssuredConfig config) {
        String location =
                given().config(config)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/sdp")
                        .body(offer)
                        .post(url)
                        .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
