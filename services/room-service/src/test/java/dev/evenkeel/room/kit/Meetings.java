package dev.evenkeel.room.kit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Meetings made and entered over REST. */
public final class Meetings {
    private Meetings() {}

    /** A new meeting, as soon as relays are known. */
    public static JsonNode create() {
        Awaitility.await("a relay")
                .atMost(Duration.ofSeconds(20))
                .until(() -> tryCreate().statusCode() == 201);
        return json(tryCreate());
    }

    public static Response tryCreate() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("title", "Test"))
                .post("/api/v1/meetings");
    }

    public static JsonNode join(JsonNode meeting, String name) {
        Response response = tryJoin(id(meeting), Map.of("name", name));
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.asString());
        }
        return json(response);
    }

    /** Comes as far as the door. */
    public static JsonNode knock(JsonNode meeting, String name) {
        Response response = tryJoin(id(meeting), Map.of("name", name));
        if (response.statusCode() != 202) {
            throw new AssertionError(response.statusCode() + " " + response.asString());
        }
        return json(response);
    }

    public static JsonNode joinAsHost(JsonNode meeting, String name) {
        return json(
                tryJoin(
                        id(meeting),
                        Map.of("name", name, "hostKey", meeting.get("hostKey").asText())));
    }

    public static Response tryJoin(String meetingId, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/meetings/" + meetingId + "/participants");
    }

    public static String id(JsonNode meeting) {
        return meeting.get("meetingId").asText();
    }

    /** A connected participant. */
    public static Guest connect(URI base, JsonNode meeting, JsonNode admission) {
        Guest guest = new Guest(base, id(meeting)).hello(admission);
        guest.await("welcome");
        return guest;
    }

    public static String text(Object body) {
        try {
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static JsonNode json(Response response) {
        try {
            return EventJson.mapper().readTree(response.asString());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(response.asString(), notJson);
        }
    }
}
