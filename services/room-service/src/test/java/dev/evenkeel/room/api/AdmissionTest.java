package dev.evenkeel.room.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomTest
class AdmissionTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    private JsonNode meeting;

    @BeforeEach
    void createMeeting() {
        meeting = Meetings.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0007b"})
    void badNamesAreRefusedWithTheReason(String name) {
        // When
        Response refused = Meetings.tryJoin(Meetings.id(meeting), Map.of("name", name));

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        JsonNode problem = Meetings.json(refused);
        assertThat(problem.get("field").asText()).isEqualTo("/name");
        assertThat(problem.hasNonNull("expected")).isTrue();
        assertThat(problem.hasNonNull("actual")).isTrue();
        assertThat(problem.hasNonNull("errorId")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"name\": {}}", "", "{\"hostKey\": \"x\"}"})
    void badBodiesAreRefused(String body) {
        // When
        Response refused =
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/v1/meetings/" + Meetings.id(meeting) + "/participants");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aWrongHostKeyIsForbidden() {
        // When
        Response refused =
                Meetings.tryJoin(Meetings.id(meeting), Map.of("name", "Eve", "hostKey", "guessed"));

        // Then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo("/hostKey");
        assertThat(refused.asString()).doesNotContain("guessed");
    }

    @Test
    void anUnknownMeetingIsNotFound() {
        assertThat(Meetings.tryJoin("aaa-aaaa-aaa", Map.of("name", "Ann")).statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/v1/meetings/aaa-aaaa-aaa").statusCode()).isEqualTo(404);
    }

    @Test
    void theTitleIsBounded() {
        // When
        Response refused =
                given().contentType(ContentType.JSON)
                        .body(Map.of("title", "x".repeat(121)))
                        .post("/api/v1/meetings");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo("/title");
    }

    @Test
    void aMeetingNeedsNoTitle() {
        // When
        Response created =
                given().contentType(ContentType.JSON).body("{}").post("/api/v1/meetings");

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Meetings.json(created).get("title").asText()).isEmpty();
    }

    @Test
    void theJoinTokenSaysExactlyWhatItIsFor() throws IOException {
        // Given
        JsonNode admission = Meetings.joinAsHost(meeting, "Ann");
        JsonNode placement = admission.get("placement");

        // When
        JsonNode claims = claims(admission.get("joinToken").asText());

        // Then
        assertThat(claims.get("aud").asText()).isEqualTo("relay");
        assertThat(claims.get("sub")).isEqualTo(admission.get("participantId"));
        assertThat(claims.get("meeting").asText()).isEqualTo(Meetings.id(meeting));
        assertThat(claims.get("epoch")).isEqualTo(placement.get("epoch"));
        assertThat(claims.get("relays").get(0)).isEqualTo(placement.get("primary").get("relayId"));
        assertThat(claims.get("grants").toString()).contains("publish", "host");
        assertThat(claims.get("jti").asText()).isNotEmpty();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isBetween(1L, 60L);
    }

    @Test
    void theTelemetryTokenIsForThisMeeting() throws IOException {
        // When
        JsonNode claims = claims(Meetings.join(meeting, "Bob").get("telemetryToken").asText());

        // Then
        assertThat(claims.get("aud").asText()).isEqualTo("telemetry");
        assertThat(claims.get("meeting").asText()).isEqualTo(Meetings.id(meeting));
    }

    @Test
    void whoComesLaterSeesWhoIsThere() {
        // Given
        Meetings.join(meeting, "Ann");

        // When
        JsonNode bob = Meetings.join(meeting, "Bob");

        // Then
        assertThat(bob.get("participants").findValuesAsText("name")).containsExactly("Ann", "Bob");
        JsonNode view = Meetings.json(given().get("/api/v1/meetings/" + Meetings.id(meeting)));
        assertThat(view.get("participantCount").asInt()).isEqualTo(2);
        assertThat(view.get("state").asText()).isEqualTo("open");
        assertThat(view.hasNonNull("startedAt")).isTrue();
    }

    @Test
    void theServiceIsReadyAndMeasured() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("evenkeel_room_meetings", "evenkeel_outbox_published");
    }

    private static JsonNode claims(String token) throws IOException {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return EventJson.mapper().readTree(payload);
    }
}
