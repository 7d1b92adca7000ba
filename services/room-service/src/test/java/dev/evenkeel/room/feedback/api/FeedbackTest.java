package dev.evenkeel.room.feedback.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@RoomTest
class FeedbackTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    private final Browser browser = Browser.open();
    private JsonNode meeting;
    private JsonNode ann;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        ann = Meetings.join(meeting, "Ann");
    }

    @Test
    void theWorldHearsWhatSomebodySaid() {
        // Given
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE)) {

            // When
            Response answer = give(ann, 3, List.of("audio-in", "connection"), "It broke up.");

            // Then
            assertThat(answer.statusCode()).isEqualTo(204);
            var event =
                    reader.await(
                            EventTypes.FEEDBACK_GIVEN,
                            e -> e.meetingId().equals(Meetings.id(meeting)),
                            Guest.LIMIT);
            assertThat(event.data().rating()).isEqualTo(3);
            assertThat(event.data().reasons()).containsExactly(Reason.AUDIO_IN, Reason.CONNECTION);
            assertThat(event.data().comment()).isEqualTo("It broke up.");
        }
    }

    @Test
    void theSecondWordReplacesTheFirst() {
        // Given
        give(ann, 1, List.of("echo"), "Bad.");

        // When
        give(ann, 5, List.of(), null);

        // Then
        JsonNode summary = Meetings.json(readAsHost(meeting.get("hostKey").asText()));
        assertThat(summary.get("count").asInt()).isEqualTo(1);
        assertThat(summary.get("averageRating").asDouble()).isEqualTo(5);
        assertThat(summary.get("comments")).isEmpty();
    }

    @Test
    void onlyWhoWasThereMaySayHowItWas() {
        // Given
        JsonNode bob = Meetings.join(meeting, "Bob");

        // When
        Response foreign = put(id(ann), body(bob.get("resumeKey").asText(), 4));
        Response nobody = put("p-aaaaaaaaaaaa", body(ann.get("resumeKey").asText(), 4));
        Response keyless = put(id(ann), Map.of("rating", 4));

        // Then
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.jsonPath().getString("field")).isEqualTo("/resumeKey");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(keyless.statusCode()).isEqualTo(403);
    }

    @Test
    void badInputIsRefusedByItsField() {
        assertThat(refusedField(Map.of("rating", 9))).isEqualTo("/rating");
        assertThat(refusedField(Map.of("rating", 3, "comment", "x".repeat(2_001))))
                .isEqualTo("/comment");
        assertThat(refusedField(Map.of("rating", 3, "reasons", List.of("weather"))))
                .startsWith("/reasons");
        assertThat(refusedField(Map.of("rating", "good"))).isEqualTo("/rating");
    }

    @Test
    void hostsAndOperatorsReadItAndNobodyElse() {
        // Given
        give(ann, 4, List.of(), null);
        Browser operator = Persona.withSecondFactor(Role.OPERATOR).browser();
        Browser guest = Persona.signedIn(Role.PARTICIPANT).browser();

        // When
        int byOperator = operator.get(path()).statusCode();
        int byHost = readAsHost(meeting.get("hostKey").asText()).statusCode();
        int byWrongKey = readAsHost("wrong").statusCode();
        int byGuest = guest.get(path()).statusCode();
        int byNobody = Browser.open().get(path()).statusCode();

        // Then
        assertThat(List.of(byOperator, byHost)).containsOnly(200);
        assertThat(List.of(byWrongKey, byGuest)).containsOnly(403);
        assertThat(byNobody).isEqualTo(401);
    }

    private String refusedField(Map<String, Object> body) {
        Response answer = put(id(ann), body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return answer.jsonPath().getString("field");
    }

    private Response give(JsonNode whom, int rating, List<String> reasons, String comment) {
        var body = new HashMap<String, Object>(body(whom.get("resumeKey").asText(), rating));
        body.put("reasons", reasons);
        if (comment != null) {
            body.put("comment", comment);
        }
        return put(id(whom), body);
    }

    private static Map<String, Object> body(String resumeKey, int rating) {
        return Map.of("resumeKey", resumeKey, "rating", rating);
    }

    private Response put(String participantId, Map<String, Object> body) {
        return browser.put(
                "/api/v1/meetings/%s/participants/%s/feedback"
                        .formatted(Meetings.id(meeting), participantId),
                body);
    }

    private Response readAsHost(String hostKey) {
        return browser.request().header("Evenkeel-Host-Key", hostKey).get(path());
    }

    private String path() {
        return "/api/v1/meetings/" + Meetings.id(meeting) + "/feedback";
    }

    private static String id(JsonNode admission) {
        return admission.get("participantId").asText();
    }
}
