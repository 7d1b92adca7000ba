package dev.evenkeel.room.stream.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Meetings;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A WHIP client as far as HTTP goes, and the host who gave it its token. */
record Encoder(JsonNode meeting, String streamId, String url, String token) {
    static final String OFFER =
            "v=0\r\na=ice-ufrag:theirs\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                    + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n";

    private static final RestAssuredConfig AS_IT_IS =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("application/sdp", ContentType.TEXT)
                                    .encodeContentTypeAs(StreamChanges.FRAGMENT, ContentType.TEXT)
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    static Encoder given(JsonNode meeting, String use, String name) {
        JsonNode created = Meetings.json(offer(meeting, use, name, null));
        JsonNode stream = created.get("stream");
        return new Encoder(
                meeting,
                stream.get("streamId").asText(),
                stream.get("url").asText(),
                created.get("token").asText());
    }

    /** What the host asks for. */
    static Response offer(JsonNode meeting, String use, String name, @Nullable String expiresAt) {
        Map<String, String> body = new HashMap<>(Map.of("use", use, "name", name));
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt);
        }
        return asHost(meeting)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/meetings/" + Meetings.id(meeting) + "/streams");
    }

    static RequestSpecification asHost(JsonNode meeting) {
        return RestAssured.given().header("Evenkeel-Host-Key", meeting.get("hostKey").asText());
    }

    Response post() {
        return post(token, "application/sdp", OFFER);
    }

    Response post(String bearer, String contentType, String body) {
        return request(bearer).contentType(contentType).body(body).post(url);
    }

    Response patch(String session, @Nullable String ifMatch, String contentType, String body) {
        RequestSpecification request = request(token).contentType(contentType).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(session);
    }

    Response delete(String session) {
        return request(token).delete(session);
    }

    Response revoke() {
        return asHost(meeting)
                .delete("/api/v1/meetings/" + Meetings.id(meeting) + "/streams/" + streamId);
    }

    private static RequestSpecification request(String bearer) {
        return RestAssured.given().config(AS_IT_IS).header("Authorization", "Bearer " + bearer);
    }
}
