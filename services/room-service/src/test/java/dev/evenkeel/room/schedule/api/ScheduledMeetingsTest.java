package dev.evenkeel.room.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.schedule.kit.Planning;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meetings planned, changed and cancelled; feeds. */
@RoomTest
class ScheduledMeetingsTest {
    private static final Map<String, Object> FIVE = Map.of("recurrence", "FREQ=DAILY;COUNT=5");

    private Persona ann;

    @BeforeEach
    void organizer() {
        ann = Persona.signedIn(Role.HOST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title | '' | /title",
                "title | {121} | /title",
                "title | a\u0007b | /title",
                "agenda | {4001} | /agenda",
                "start | tomorrow | /start",
                "start | 2027-02-30T09:00 | /start",
                "start | 2027-03-28T09:00+01:00 | /start",
                "start | 2001-01-01T09:00 | /start",
                "start | 9999-01-01T09:00 | /start",
                "zone | Mars/Olympus | /zone",
                "zone | +01:00 | /zone",
                "minutes | 0 | /minutes",
                "minutes | 1441 | /minutes",
                "minutes | ten | /minutes",
                "recurrence | FREQ=SECONDLY | /recurrence",
                "recurrence | DROP TABLE | /recurrence",
                "passcode | abc | /passcode",
                "passcode | with space | /passcode",
                "capacity | 1 | /capacity",
                "reminderMinutes | -1 | /reminderMinutes",
            })
    void whatIsNotAcceptableIsNamed(String field, String value, String named) {
        // Given
        Map<String, Object> wish = Planning.wish(Duration.ofHours(5));
        wish.put(field, typed(value));

        // When
        Response refused = ann.browser().post(Planning.BASE, wish);

        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"title", "start", "zone", "minutes"})
    void whatIsMissingIsNamed(String field) {
        // Given
        Map<String, Object> wish = Planning.wish(Duration.ofHours(5));
        wish.remove(field);

        // When
        Response refused = ann.browser().post(Planning.BASE, wish);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo("/" + field);
    }

    @Test
    void whoIsInvitedTwiceOrHasNoAddressIsNamed() {
        assertThat(refusedField(Planning.invitees("bob@example.org", "BOB@example.org ")))
                .isEqualTo("/invitees/1/email");
        assertThat(refusedField(Planning.invitees("bob"))).isEqualTo("/invitees/0/email");
        assertThat(refusedField(Planning.invitees(ann.email()))).isEqualTo("/invitees/0/email");
        assertThat(refusedField(List.of(Map.of("email", "b@example.org", "name", "x".repeat(61)))))
                .isEqualTo("/invitees/0/name");
    }

    @Test
    void theWorldHearsOfAPlanAndWhatBecomesOfIt() {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE)) {
            // When
            JsonNode meeting = plan(FIVE);
            String id = Meetings.id(meeting);
            ann.browser()
                    .delete(
                            Planning.path(meeting)
                                    + "/occurrences/"
                                    + Planning.recurrenceId(meeting, 1));
            ann.browser().put(Planning.path(meeting), Planning.wish(Duration.ofHours(9)));
            ann.browser().delete(Planning.path(meeting));
            ann.browser().delete(Planning.path(meeting));

            // Then
            reader.await(
                    EventTypes.MEETING_CANCELLED,
                    one -> one.meetingId().equals(id) && one.occurrence() == null,
                    Guest.LIMIT);
            assertThat(reader.all(EventTypes.MEETING_SCHEDULED))
                    .filteredOn(one -> one.key().equals(id))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.data().byAccountId()).isEqualTo(ann.id());
                        assertThat(one.data().recurrence()).isEqualTo("FREQ=DAILY;COUNT=5");
                    });
            assertThat(reader.all(EventTypes.MEETING_CHANGED))
                    .filteredOn(one -> one.key().equals(id))
                    .hasSize(1);
            assertThat(reader.all(EventTypes.MEETING_CANCELLED))
                    .filteredOn(one -> one.key().equals(id))
                    .extracting(one -> one.data().sequence())
                    .containsExactly(1, 3);
        }
    }

    @Test
    void aChangeBasedOnAnOldStateIsRefused() {
        // Given
        JsonNode meeting = plan(Map.of());
        ann.browser().put(Planning.path(meeting), Planning.wish(Duration.ofHours(6)));

        // When
        Response late =
                ann.browser()
                        .put(
                                Planning.path(meeting),
                                Planning.wish(Duration.ofHours(7), Map.of("sequence", 0)));

        // Then
        assertThat(late.statusCode()).isEqualTo(409);
    }

    @Test
    void anOccurrenceIsMovedAndTheListShowsIt() {
        // Given
        JsonNode meeting = plan(FIVE);
        String second = Planning.recurrenceId(meeting, 1);

        // When
        Response moved =
                ann.browser()
                        .put(
                                Planning.path(meeting) + "/occurrences/" + second,
                                Map.of("title", "Another day", "minutes", 15));
        Response nonsense =
                ann.browser()
                        .put(Planning.path(meeting) + "/occurrences/20270101T000000", Map.of());

        // Then
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(nonsense.statusCode()).isEqualTo(404);
        JsonNode list = Meetings.json(ann.browser().get(Planning.BASE)).get("occurrences");
        assertThat(list.findValuesAsText("title"))
                .containsExactly("Planned", "Another day", "Planned", "Planned", "Planned");
        assertThat(list.get(1).get("changed").asBoolean()).isTrue();
        assertThat(list.get(1).get("minutes").asInt()).isEqualTo(15);
    }

    @Test
    void thisAndTheFollowingBecomeAMeetingWithALinkOfItsOwn() {
        // Given
        JsonNode meeting = plan(FIVE);
        JsonNode third = meeting.get("occurrences").get(2);

        // When
        Map<String, Object> wish = new HashMap<>(Planning.wish(Duration.ofHours(5), FIVE));
        wish.put("start", third.get("start").asText());
        wish.put("title", "Afterwards");
        Response split =
                ann.browser()
                        .put(
                                Planning.path(meeting)
                                        + "/occurrences/"
                                        + third.get("recurrenceId").asText()
                                        + "?scope=this-and-following",
                                wish);

        // Then
        assertThat(split.statusCode()).as(split.asString()).isEqualTo(200);
        JsonNode after = Meetings.json(split);
        assertThat(Meetings.id(after)).isNotEqualTo(Meetings.id(meeting));
        assertThat(after.get("recurrence").asText()).isEqualTo("FREQ=DAILY;COUNT=3");
        JsonNode before = Meetings.json(ann.browser().get(Planning.path(meeting)));
        assertThat(before.get("occurrences")).hasSize(2);
        assertThat(before.get("continuedBy").asText()).isEqualTo(Meetings.id(after));
    }

    @Test
    void whoIsInvitedSeesTheMeetingAndAnswers() {
        // Given
        Persona bob = Persona.signedIn(Role.PARTICIPANT);
        JsonNode meeting =
                plan(Map.of("invitees", Planning.invitees(bob.email()), "passcode", "geheim"));

        // When
        Response answered =
                bob.browser()
                        .put(Planning.path(meeting) + "/answer", Map.of("answer", "tentative"));

        // Then
        assertThat(answered.statusCode()).isEqualTo(200);
        JsonNode seen = Meetings.json(bob.browser().get(Planning.path(meeting)));
        assertThat(seen.get("relation").asText()).isEqualTo("invitee");
        assertThat(seen.get("answer").asText()).isEqualTo("tentative");
        assertThat(seen.get("passcode").asText()).isEqualTo("geheim");
        assertThat(Meetings.json(bob.browser().get(Planning.BASE)).get("occurrences")).hasSize(1);
    }

    @Test
    void aFeedIsReadByWhoHasItsUrlUntilItIsTakenAway() {
        // Given
        plan(FIVE);
        String path =
                Meetings.json(ann.browser().post("/api/v1/schedule/feed", Map.of()))
                        .get("path")
                        .asText();
        Browser program = Browser.open();

        // When
        Response first = program.get(path);
        Response again = program.request().header("If-None-Match", first.header("ETag")).get(path);
        plan(Map.of("title", "Another"));
        Response changed =
                program.request().header("If-None-Match", first.header("ETag")).get(path);
        ann.browser().delete("/api/v1/schedule/feed");
        Response gone = program.get(path);

        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.contentType()).startsWith("text/calendar");
        assertThat(first.asString()).startsWith("BEGIN:VCALENDAR\r\n").contains("RRULE:FREQ=DAILY");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.asString()).contains("SUMMARY:Another");
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    @Test
    void aNewFeedUrlMakesTheOldOneVoid() {
        // Given
        String old = feedPath();

        // When
        String fresh = feedPath();

        // Then
        assertThat(Browser.open().get(old).statusCode()).isEqualTo(404);
        assertThat(Browser.open().get(fresh).statusCode()).isEqualTo(200);
        JsonNode state = Meetings.json(ann.browser().get("/api/v1/schedule/feed"));
        assertThat(state.get("exists").asBoolean()).isTrue();
        assertThat(state.has("path")).isFalse();
    }

    private String feedPath() {
        return Meetings.json(ann.browser().post("/api/v1/schedule/feed", Map.of()))
                .get("path")
                .asText();
    }

    private String refusedField(List<Map<String, Object>> invitees) {
        Response refused =
                ann.browser()
                        .post(
                                Planning.BASE,
                                Planning.wish(Duration.ofHours(5), Map.of("invitees", invitees)));
        assertThat(refused.statusCode()).isEqualTo(400);
        return Meetings.json(refused).get("field").asText();
    }

    private JsonNode plan(Map<String, Object> more) {
        return Planning.create(ann.browser(), Planning.wish(Duration.ofHours(5), more));
    }

    /** {@code {n}} is that many letters. */
    private static Object typed(String value) {
        return value.matches("\\{\\d+}")
                ? "x".repeat(Integer.parseInt(value.substring(1, value.length() - 1)))
                : value;
    }
}
