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
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.schedule.kit.Planning;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the link of a scheduled meeting into the live one. */
@RoomTest
class DoorTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private Persona ann;

    @BeforeEach
    void organizer() {
        ann = Persona.signedIn(Role.HOST);
        Meetings.create();
    }

    @Test
    void beforeItsTimeThePageSaysWhenAndOnlyHostsOpen() {
        // Given
        Persona carol = Persona.signedIn(Role.PARTICIPANT);
        JsonNode meeting =
                plan(
                        Duration.ofHours(5),
                        Map.of(
                                "invitees",
                                List.of(Map.of("email", carol.email(), "coHost", true))));

        // When
        JsonNode door = Meetings.json(look(Browser.open(), meeting));
        Response guest = enter(Browser.open(), meeting);
        Response coHost = enter(carol.browser(), meeting);

        // Then
        assertThat(door.get("state").asText()).isEqualTo("not-yet");
        assertThat(door.get("mayOpen").asBoolean()).isFalse();
        assertThat(door.get("startsAt").asText()).isEqualTo(meeting.get("startsAt").asText());
        assertThat(guest.statusCode()).isEqualTo(409);
        assertThat(coHost.statusCode()).as(coHost.asString()).isEqualTo(200);
        assertThat(Meetings.json(enter(Browser.open(), meeting)).get("meetingId"))
                .isEqualTo(Meetings.json(coHost).get("meetingId"));
    }

    @Test
    void theLiveMeetingHasTheScheduledDoor() {
        // Given
        Persona carol = Persona.signedIn(Role.PARTICIPANT);
        JsonNode meeting =
                plan(
                        Duration.ofMinutes(5),
                        Map.of(
                                "passcode",
                                "geheim",
                                "capacity",
                                2,
                                "invitees",
                                List.of(Map.of("email", carol.email(), "coHost", true))));

        // When
        JsonNode guest = Meetings.json(enter(Browser.open(), meeting));
        JsonNode coHost = Meetings.json(enter(carol.browser(), meeting));
        String live = guest.get("meetingId").asText();

        // Then
        assertThat(live).isNotEqualTo(Meetings.id(meeting));
        assertThat(guest.has("hostKey")).isFalse();
        assertThat(join(live, Map.of("name", "Bob"))).isEqualTo(403);
        assertThat(join(live, Map.of("name", "Bob", "passcode", "geheim"))).isEqualTo(201);
        JsonNode carols =
                Meetings.json(
                        Meetings.tryJoin(
                                live,
                                Map.of(
                                        "name",
                                        "Carol",
                                        "hostKey",
                                        coHost.get("hostKey").asText())));
        assertThat(carols.get("role").asText()).isEqualTo("co-host");
        Response third = Meetings.tryJoin(live, Map.of("name", "Dan", "passcode", "geheim"));
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(Meetings.json(third).get("type").asText()).endsWith(":full");
        JsonNode anns = Meetings.json(enter(ann.browser(), meeting));
        assertThat(
                        Meetings.json(
                                        Meetings.tryJoin(
                                                live,
                                                Map.of(
                                                        "name",
                                                        "Ann",
                                                        "hostKey",
                                                        anns.get("hostKey").asText())))
                                .get("role")
                                .asText())
                .isEqualTo("host");
    }

    @Test
    void whoWaitsForTheHostComesInWithACoHost() {
        // Given
        Persona carol = Persona.signedIn(Role.PARTICIPANT);
        JsonNode meeting =
                plan(
                        Duration.ofMinutes(5),
                        Map.of(
                                "waitForHost",
                                true,
                                "invitees",
                                List.of(Map.of("email", carol.email(), "coHost", true))));
        String live = Meetings.json(enter(Browser.open(), meeting)).get("meetingId").asText();
        JsonNode bob = Meetings.json(Meetings.tryJoin(live, Map.of("name", "Bob")));
        try (Guest waiting = new Guest(base, live).hello(bob)) {
            waiting.await("waiting");

            // When
            String key = Meetings.json(enter(carol.browser(), meeting)).get("hostKey").asText();
            Meetings.tryJoin(live, Map.of("name", "Carol", "hostKey", key));

            // Then
            waiting.await("welcome");
        }
    }

    @Test
    void thoseWhoComeTogetherOpenOneMeeting() {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE)) {
            // Given
            JsonNode meeting = plan(Duration.ofMinutes(5), Map.of());
            Set<String> found = ConcurrentHashMap.newKeySet();

            // When
            IntStream.range(0, 8)
                    .parallel()
                    .forEach(_ ->
                            found.add(
                                    Meetings.json(enter(Browser.open(), meeting))
                                            .get("meetingId")
                                            .asText()));

            // Then
            assertThat(found).hasSize(1);
            String id = Meetings.id(meeting);
            reader.await(
                    EventTypes.MEETING_OPENED,
                    one -> one.scheduledMeetingId().equals(id),
                    Guest.LIMIT);
            assertThat(reader.all(EventTypes.MEETING_OPENED))
                    .filteredOn(one -> one.data().scheduledMeetingId().equals(id))
                    .hasSize(1);
        }
    }

    @Test
    void whenItEndedTheSameLinkOpensItAgain() {
        // Given
        JsonNode meeting = plan(Duration.ofMinutes(5), Map.of());
        JsonNode way = Meetings.json(enter(ann.browser(), meeting));
        String first = way.get("meetingId").asText();
        JsonNode anns =
                Meetings.json(
                        Meetings.tryJoin(
                                first,
                                Map.of("name", "Ann", "hostKey", way.get("hostKey").asText())));
        try (Guest host = new Guest(base, first).hello(anns)) {
            host.await("welcome");

            // When
            host.send(Map.of("type", "end-meeting"));
            assertThat(host.closeCode()).isEqualTo(4410);
        }

        // Then
        Awaitility.await()
                .atMost(Guest.LIMIT)
                .until(() -> !Meetings.json(look(Browser.open(), meeting)).get("live").asBoolean());
        String second = Meetings.json(enter(Browser.open(), meeting)).get("meetingId").asText();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void whatIsCancelledDoesNotOpenForAnybody() {
        // Given
        JsonNode meeting = plan(Duration.ofMinutes(5), Map.of());
        ann.browser().delete(Planning.path(meeting));

        // When
        JsonNode door = Meetings.json(look(Browser.open(), meeting));

        // Then
        assertThat(door.get("state").asText()).isEqualTo("cancelled");
        assertThat(enter(ann.browser(), meeting).statusCode()).isEqualTo(409);
    }

    @Test
    void theMeetingIsPutNearToWhoeverOpensIt() {
        // Given
        JsonNode north = plan(Duration.ofMinutes(5), Map.of());
        JsonNode south = plan(Duration.ofMinutes(5), Map.of());

        // When
        String inTheNorth = openedBy(north, Map.of("relay-a", 12.5, "relay-b", 140));
        String inTheSouth = openedBy(south, Map.of("relay-a", 140, "relay-b", 12.5));
        String later = openedBy(south, Map.of("relay-a", 12.5, "relay-b", 140));

        // Then
        assertThat(primaryOf(inTheNorth)).isEqualTo("relay-a");
        assertThat(primaryOf(inTheSouth)).isEqualTo("relay-b");
        assertThat(later).isEqualTo(inTheSouth);
    }

    @Test
    void aRoundTripIsANumberOfMilliseconds() {
        // Given
        JsonNode meeting = plan(Duration.ofMinutes(5), Map.of());

        // When
        Response refused =
                Browser.open()
                        .post(
                                Planning.path(meeting) + "/door",
                                Map.of("roundTripMillis", Map.of("relay-a", -1)));

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Meetings.json(refused).get("field").asText())
                .isEqualTo("/roundTripMillis/relay-a");
        assertThat(Meetings.json(look(Browser.open(), meeting)).get("live").asBoolean()).isFalse();
    }

    @Test
    void aLinkOfNothingIsNotThere() {
        assertThat(Browser.open().get(Planning.BASE + "/aaa-bbbb-ccc/door").statusCode())
                .isEqualTo(404);
    }

    private JsonNode plan(Duration in, Map<String, Object> more) {
        return Planning.create(ann.browser(), Planning.wish(in, more));
    }

    private static Response look(Browser browser, JsonNode meeting) {
        return browser.get(Planning.path(meeting) + "/door");
    }

    private static String openedBy(JsonNode meeting, Map<String, Number> roundTripMillis) {
        Response way =
                Browser.open()
                        .post(
                                Planning.path(meeting) + "/door",
                                Map.of("roundTripMillis", roundTripMillis));
        assertThat(way.statusCode()).as(way.asString()).isEqualTo(200);
        return Meetings.json(way).get("meetingId").asText();
    }

    private static String primaryOf(String live) {
        return Meetings.json(Meetings.tryJoin(live, Map.of("name", "Ann")))
                .at("/placement/primary/relayId")
                .asText();
    }

    private static Response enter(Browser browser, JsonNode meeting) {
        return browser.post(Planning.path(meeting) + "/door", Map.of());
    }

    private static int join(String live, Map<String, String> body) {
        return Meetings.tryJoin(live, body).statusCode();
    }
}
