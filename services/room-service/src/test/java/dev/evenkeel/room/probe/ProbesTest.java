package dev.evenkeel.room.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@RoomTest
class ProbesTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    @Test
    void everyRelayHasTwoTokensForAMeetingOfNobody() {
        // Given
        JsonNode meeting = Meetings.create();
        await().atMost(Guest.LIMIT)
                .until(() -> Meetings.json(begin(Meetings.id(meeting))).path("paths").size() == 2);

        // When
        JsonNode probe = Meetings.json(begin(Meetings.id(meeting)));

        // Then
        assertThat(probe.get("paths").findValuesAsText("relayId"))
                .containsExactly("relay-a", "relay-b");
        JsonNode path = probe.get("paths").get(0);
        assertThat(path.get("url").asText()).isEqualTo("/relays/relay-a/media/v1");
        JsonNode sends = claims(path.get("sender").get("joinToken"));
        JsonNode receives = claims(path.get("receiver").get("joinToken"));
        assertThat(sends.get("meeting").asText()).startsWith("probe-");
        assertThat(receives.get("meeting")).isEqualTo(sends.get("meeting"));
        assertThat(sends.get("relays")).hasSize(1);
        assertThat(sends.get("sub")).isEqualTo(path.get("sender").get("participantId"));
        assertThat(sends.get("grants").toString()).contains("publish").doesNotContain("subscribe");
        assertThat(receives.get("grants").toString())
                .contains("subscribe")
                .doesNotContain("publish");
    }

    @Test
    void whatIsFoundMayBeReportedAboutTheRealMeeting() {
        // Given
        JsonNode meeting = Meetings.create();

        // When
        JsonNode probe = Meetings.json(begin(Meetings.id(meeting)));

        // Then
        JsonNode claims = claims(probe.get("telemetryToken"));
        assertThat(claims.get("meeting").asText()).isEqualTo(Meetings.id(meeting));
        assertThat(claims.get("sub")).isEqualTo(probe.get("participantId"));
        assertThat(Instant.parse(probe.get("serverTime").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void oneMeetingHasNoMoreThanItsShare() {
        // Given
        JsonNode meeting = Meetings.create();
        for (int i = 0; i < 30; i++) {
            begin(Meetings.id(meeting)).then().statusCode(201);
        }

        // When
        Response refused = begin(Meetings.id(meeting));

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("20");
    }

    @Test
    void thereIsNothingToProbeWithoutAMeeting() {
        // Given
        JsonNode meeting = Meetings.create();
        Guest host = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
        host.send(Map.of("type", "end-meeting"));
        host.await("ended");

        // When
        int unknown = begin("zzz-zzzz-zzz").statusCode();
        int ended = begin(Meetings.id(meeting)).statusCode();

        // Then
        assertThat(unknown).isEqualTo(404);
        assertThat(ended).isEqualTo(410);
    }

    private static Response begin(String meetingId) {
        return given().post("/api/v1/meetings/" + meetingId + "/probes");
    }

    private static JsonNode claims(JsonNode token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.asText().split("\\.", -1)[1]);
        try {
            return EventJson.mapper().readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
