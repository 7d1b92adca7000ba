package dev.evenkeel.room.task.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.TaskChanged;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Follow-up tasks: written by hosts, during the meeting and after, and done by whose they are. */
@RoomTest
class TaskTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final String id = UUID.randomUUID().toString();
    private JsonNode meeting;
    private JsonNode annsSeat;
    private JsonNode bobsSeat;
    private Guest ann;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        annsSeat = Meetings.joinAsHost(meeting, "Ann");
        bobsSeat = Meetings.join(meeting, "Bob");
        ann = Meetings.connect(base, meeting, annsSeat);
        Awaitility.await("both are stored")
                .atMost(Guest.LIMIT)
                .until(() -> list(bobsSeat).statusCode() == 200);
    }

    @Test
    void hostsWriteEverybodyReadsAndWhoseItIsSaysThatItIsDone() {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE)) {
            // Given
            Map<String, Object> form =
                    Map.of("text", "Send the plan", "participantId", bob(), "dueOn", "2027-04-05");

            // When
            write(as(annsSeat), form).then().statusCode(200);
            write(as(bobsSeat), form).then().statusCode(403);

            // Then
            JsonNode seen = Meetings.json(list(bobsSeat));
            assertThat(seen.get("mayWrite").asBoolean()).isFalse();
            assertThat(seen.get("people")).isEmpty();
            assertThat(seen.at("/tasks/0/name").asText()).isEqualTo("Bob");
            assertThat(seen.at("/tasks/0/dueOn").asText()).isEqualTo("2027-04-05");
            assertThat(seen.at("/tasks/0/mine").asBoolean()).isTrue();
            assertThat(Meetings.json(list(annsSeat)).get("people").findValuesAsText("name"))
                    .containsExactly("Ann", "Bob");

            // When
            done(as(bobsSeat)).then().statusCode(200);
            done(as(bobsSeat)).then().statusCode(200);

            // Then
            assertThat(Meetings.json(list(annsSeat)).at("/tasks/0/doneAt").isTextual()).isTrue();
            TaskChanged told =
                    reader.await(
                                    EventTypes.TASK_CHANGED,
                                    e -> e.change() == TaskChanged.Change.DONE,
                                    Guest.LIMIT)
                            .data();
            assertThat(told.assignee()).isEqualTo(bob());
            assertThat(told.by()).isEqualTo(bob());
        }
    }

    @Test
    void itGoesOnAfterTheMeeting() {
        // Given
        ann.send(Map.of("type", "end-meeting"));
        ann.closeCode();

        // When
        write(as(annsSeat), Map.of("text", "Send the plan", "participantId", bob()))
                .then()
                .statusCode(200);
        RequestSpecification byKey =
                given().header("Evenkeel-Host-Key", meeting.get("hostKey").asText());
        write(byKey, Map.of("text", "Send the other plan")).then().statusCode(200);

        // Then
        JsonNode seen = Meetings.json(list(bobsSeat));
        assertThat(seen.get("tasks").findValuesAsText("text"))
                .containsExactly("Send the other plan");
        assertThat(seen.at("/tasks/0").has("participantId")).isFalse();

        // When
        as(annsSeat).delete(path("/" + id)).then().statusCode(204);

        // Then
        assertThat(Meetings.json(list(bobsSeat)).get("tasks")).isEmpty();
    }

    @Test
    void whoIsSignedInFindsTheOwnOnesOfAllMeetings() {
        // Given
        Persona persona = Persona.signedIn(Role.PARTICIPANT);
        write(as(annsSeat), Map.of("text", "Send the plan", "participantId", bob()));
        assertThat(own(persona).get("tasks")).isEmpty();
        String account =
                "/api/v1/meetings/%s/participants/%s/account"
                        .formatted(Meetings.id(meeting), bob());

        // When
        persona.browser().put(account, Map.of("resumeKey", "another")).then().statusCode(404);
        persona.browser()
                .put(account, Map.of("resumeKey", bobsSeat.get("resumeKey").asText()))
                .then()
                .statusCode(204);

        // Then
        JsonNode found = own(persona).at("/tasks/0");
        assertThat(found.at("/task/text").asText()).isEqualTo("Send the plan");
        assertThat(found.get("title").asText()).isEqualTo("Test");
        persona.browser()
                .put("/api/v1/account/tasks/" + id + "/done", Map.of("done", true))
                .then()
                .statusCode(204);
        assertThat(Meetings.json(list(annsSeat)).at("/tasks/0/doneAt").isTextual()).isTrue();
    }

    @Test
    void anAddressIsForWhoProvesItAndToldToHostsOnly() {
        // Given
        Persona persona = Persona.signedIn(Role.PARTICIPANT);

        // When
        write(as(annsSeat), Map.of("text", "Book a room", "email", persona.email()));

        // Then
        assertThat(own(persona).at("/tasks/0/task/text").asText()).isEqualTo("Book a room");
        assertThat(Meetings.json(list(bobsSeat)).at("/tasks/0").has("email")).isFalse();
        assertThat(Meetings.json(list(annsSeat)).at("/tasks/0/email").asText())
                .isEqualTo(persona.email());
    }

    @Test
    void whoIsToDoItMustHaveBeenThere() {
        write(as(annsSeat), Map.of("text", "Send it", "participantId", "p-nobody"))
                .then()
                .statusCode(400);
    }

    private String bob() {
        return bobsSeat.get("participantId").asText();
    }

    private String path(String rest) {
        return "/api/v1/meetings/%s/tasks%s".formatted(Meetings.id(meeting), rest);
    }

    private Response list(JsonNode seat) {
        return as(seat).get(path(""));
    }

    private Response write(RequestSpecification request, Map<String, Object> form) {
        return request.contentType(ContentType.JSON).body(form).put(path("/" + id));
    }

    private Response done(RequestSpecification request) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("done", true))
                .put(path("/" + id + "/done"));
    }

    private static JsonNode own(Persona persona) {
        return Meetings.json(persona.browser().get("/api/v1/account/tasks"));
    }

    private static RequestSpecification as(JsonNode seat) {
        return given().header("Evenkeel-Participant", seat.get("participantId").asText())
                .header("Evenkeel-Resume-Key", seat.get("resumeKey").asText());
    }
}
