package dev.evenkeel.room.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.schedule.domain.Relation;
import dev.evenkeel.room.schedule.domain.ScheduleAction;
import dev.evenkeel.room.schedule.domain.ScheduleRights;
import dev.evenkeel.room.schedule.kit.Planning;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every endpoint × everybody: what {@link ScheduleRights} says and nothing else. */
@RoomTest
class ScheduleAccessTest {
    private static final Set<Class<?>> RESOURCES =
            Set.of(
                    ScheduledMeetingsResource.class,
                    OccurrenceResource.class,
                    DoorResource.class,
                    InvitationResource.class,
                    FeedResource.class,
                    CalendarResource.class);
    private static final String BASE = "/api/v1/schedule";
    private static final String ONE = BASE + "/meetings/{meetingId}";
    private static final String OCCURRENCE = ONE + "/occurrences/{recurrenceId}";

    /** Who gets through, besides those with a right to one meeting. */
    private enum For {
        EVERYBODY,
        SIGNED_IN
    }

    /**
     * @param action the right it takes; {@code null}: no meeting is concerned
     */
    private record Endpoint(String method, String path, For who, @Nullable ScheduleAction action) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        Response call(RequestSpecification request, JsonNode meeting) {
            String url =
                    path.replace("{meetingId}", Meetings.id(meeting))
                            .replace("{recurrenceId}", Planning.recurrenceId(meeting, 0))
                            .replace("{file}", "nothing.ics");
            return (method.equals("GET") ? request : request.body("{\"answer\": \"accepted\"}"))
                    .request(method, url);
        }

        boolean isAllowed(Relation relation) {
            if (who == For.SIGNED_IN && relation == Relation.GUEST) {
                return false;
            }
            return action == null || ScheduleRights.allows(relation, action);
        }
    }

    private static final List<Endpoint> ENDPOINTS =
            List.of(
                    new Endpoint("GET", BASE + "/meetings", For.SIGNED_IN, null),
                    new Endpoint("POST", BASE + "/meetings", For.SIGNED_IN, null),
                    new Endpoint("GET", ONE, For.SIGNED_IN, ScheduleAction.SEE),
                    new Endpoint("PUT", ONE, For.SIGNED_IN, ScheduleAction.CHANGE),
                    new Endpoint("PUT", ONE + "/answer", For.SIGNED_IN, ScheduleAction.ANSWER),
                    new Endpoint(
                            "PUT", OCCURRENCE, For.SIGNED_IN, ScheduleAction.CHANGE_OCCURRENCE),
                    new Endpoint(
                            "DELETE", OCCURRENCE, For.SIGNED_IN, ScheduleAction.CANCEL_OCCURRENCE),
                    new Endpoint("GET", ONE + "/door", For.EVERYBODY, ScheduleAction.LOOK_AT_DOOR),
                    new Endpoint("POST", ONE + "/door", For.EVERYBODY, ScheduleAction.ENTER),
                    new Endpoint("DELETE", ONE, For.SIGNED_IN, ScheduleAction.CANCEL),
                    new Endpoint("POST", BASE + "/invitations", For.EVERYBODY, null),
                    new Endpoint("PUT", BASE + "/invitations/answer", For.EVERYBODY, null),
                    new Endpoint("GET", BASE + "/feed", For.SIGNED_IN, null),
                    new Endpoint("POST", BASE + "/feed", For.SIGNED_IN, null),
                    new Endpoint("DELETE", BASE + "/feed", For.SIGNED_IN, null),
                    new Endpoint("GET", BASE + "/feeds/{file}", For.EVERYBODY, null));

    @Test
    void theTableHasEveryEndpoint() {
        assertThat(ENDPOINTS)
                .extracting(Endpoint::toString)
                .containsExactlyInAnyOrderElementsOf(
                        RESOURCES.stream().flatMap(ScheduleAccessTest::endpoints).toList());
    }

    @Test
    void everybodyGetsWhereTheTableSaysAndNowhereElse() {
        Map<Relation, Persona> people = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.values()) {
            if (relation != Relation.GUEST) {
                people.put(relation, Persona.signedIn(Role.PARTICIPANT));
            }
        }
        for (Relation relation : Relation.values()) {
            for (Endpoint endpoint : ENDPOINTS) {
                JsonNode meeting = meeting(people);
                Persona persona = people.get(relation);
                Browser browser = persona == null ? Browser.open() : persona.browser();

                int status = endpoint.call(browser.request(), meeting).statusCode();

                String what = "%s %s: %d".formatted(relation, endpoint, status);
                assertThat(status).as(what).isLessThan(500);
                assertThat(status != 401 && status != 403)
                        .as(what)
                        .isEqualTo(endpoint.isAllowed(relation));
                if (relation == Relation.GUEST && endpoint.who() == For.SIGNED_IN) {
                    assertThat(status).as(what).isEqualTo(401);
                }
            }
        }
    }

    @Test
    void nothingChangesForAPageOfAnotherSite() {
        Persona ann = Persona.signedIn(Role.HOST);
        JsonNode meeting = meeting(Map.of(Relation.ORGANIZER, ann));

        for (Endpoint endpoint : ENDPOINTS) {
            if (!endpoint.method().equals("GET")) {
                Response answer =
                        endpoint.call(ann.browser().from("https://evil.example"), meeting);
                assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(403);
            }
        }
    }

    @Test
    void auditorsHearWhoWasRefusedWhat() {
        // Given
        Persona ann = Persona.signedIn(Role.HOST);
        Persona eve = Persona.signedIn(Role.HOST);
        JsonNode meeting = meeting(Map.of(Relation.ORGANIZER, ann));
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.AUDIT_TRAIL)) {

            // When
            eve.browser().delete(Planning.path(meeting));

            // Then
            AuditEntry entry =
                    reader.await(
                                    EventTypes.AUDIT_RECORDED,
                                    one -> one.action().equals("schedule.cancel"),
                                    Guest.LIMIT)
                            .data();
            assertThat(entry.actor()).isEqualTo(eve.id());
            assertThat(entry.subject()).isEqualTo(Meetings.id(meeting));
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
        }
    }

    private static JsonNode meeting(Map<Relation, Persona> people) {
        List<Map<String, Object>> invitees =
                Stream.of(Relation.CO_HOST, Relation.INVITEE)
                        .filter(people::containsKey)
                        .map(relation ->
                                Map.<String, Object>of(
                                        "email",
                                        people.get(relation).email(),
                                        "coHost",
                                        relation == Relation.CO_HOST))
                        .toList();
        return Planning.create(
                people.get(Relation.ORGANIZER).browser(),
                Planning.wish(
                        Duration.ofHours(30),
                        Map.of("recurrence", "FREQ=DAILY;COUNT=3", "invitees", invitees)));
    }

    private static Stream<String> endpoints(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> verb(method) != null)
                .map(method -> verb(method) + " " + base + below(method));
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    private static @Nullable String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }
}
