package dev.evenkeel.room.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@RoomTest
class MeetingSocketTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private JsonNode meeting;
    private JsonNode host;
    private JsonNode guest;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        host = Meetings.joinAsHost(meeting, "Ann");
        guest = Meetings.join(meeting, "Bob");
    }

    @Test
    void whoSaysNothingIsSentAway() {
        assertThat(new Guest(base, id()).closeCode()).isEqualTo(4401);
    }

    @Test
    void whoSaysAnythingBeforeHelloIsSentAway() {
        for (String first :
                List.of("{\"type\":\"ping\"}", "nonsense", "{}", "{\"type\":\"hello\"}")) {
            assertThat(new Guest(base, id()).sendText(first).closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aWrongKeyIsNotAdmitted() {
        // Given
        Guest eve = new Guest(base, id());

        // When
        eve.send(
                Map.of(
                        "type", "hello",
                        "participantId", host.get("participantId").asText(),
                        "resumeKey", guest.get("resumeKey").asText()));

        // Then
        assertThat(eve.closeCode()).isEqualTo(4401);
    }

    @Test
    void anUnknownMeetingIsToldSo() {
        assertThat(new Guest(base, "aaa-aaaa-aaa").closeCode()).isEqualTo(4404);
    }

    @Test
    void aNewerConnectionReplacesTheOlder() {
        // Given
        Guest older = connect(guest);

        // When
        Guest newer = connect(guest);

        // Then
        assertThat(older.closeCode()).isEqualTo(4409);
        newer.chat(UUID.randomUUID().toString(), "still here");
        newer.await("chat-stored");
    }

    @Test
    void chatComesInOneOrderToEverybody() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);

        // When
        for (int i = 0; i < 50; i++) {
            ann.chat(UUID.randomUUID().toString(), "a" + i);
            bob.chat(UUID.randomUUID().toString(), "b" + i);
        }

        // Then
        await().atMost(Guest.LIMIT).until(() -> ann.chatTexts().size() == 100);
        await().atMost(Guest.LIMIT).until(() -> bob.chatTexts().size() == 100);
        assertThat(ann.chatTexts()).isEqualTo(bob.chatTexts());
        await().atMost(Guest.LIMIT).until(() -> ann.all("chat-stored").size() == 50);
    }

    @Test
    void aRepeatedChatMessageIsOneMessage() {
        // Given
        Guest ann = connect(host);
        String id = UUID.randomUUID().toString();
        ann.chat(id, "once").await("chat-stored");

        // When
        ann.chat(id, "once");

        // Then
        await().atMost(Guest.LIMIT).until(() -> ann.all("chat-stored").size() == 2);
        assertThat(ann.all("chat-stored").getFirst()).isEqualTo(ann.all("chat-stored").getLast());
        assertThat(ann.chatTexts()).containsExactly("once");
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);
        ann.chat(UUID.randomUUID().toString(), "seen");
        long seen = bob.await("chat").get("message").get("seq").asLong();
        bob.breakOff();
        ann.chat(UUID.randomUUID().toString(), "missed");
        ann.await("chat", m -> m.get("message").get("text").asText().equals("missed"));

        // When
        Guest again = new Guest(base, id()).hello(guest, seen);

        // Then
        JsonNode welcome = again.await("welcome");
        assertThat(welcome.get("chat").findValuesAsText("text")).containsExactly("missed");
        assertThat(welcome.get("self").get("participantId")).isEqualTo(guest.get("participantId"));
        assertThat(welcome.get("meeting").get("meetingId").asText()).isEqualTo(id());
        assertThat(welcome.get("joinToken").asText()).isNotEmpty();
        assertThat(ann.all("participant-left")).isEmpty();
    }

    @Test
    void aLostSocketLosesItsSeatAfterAWhile() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);

        // When
        bob.breakOff();

        // Then
        JsonNode left = ann.await("participant-left");
        assertThat(left.get("participantId")).isEqualTo(guest.get("participantId"));
        assertThat(left.get("reason").asText()).isEqualTo("connection-lost");
        assertThat(new Guest(base, id()).hello(guest).closeCode()).isEqualTo(4401);
    }

    @Test
    void mediaStateIsToldToEverybody() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);

        // When
        bob.send(Map.of("type", "media-state", "microphone", "on", "camera", "off"));

        // Then
        JsonNode changed = ann.await("participant-changed").get("participant");
        assertThat(changed.get("participantId")).isEqualTo(guest.get("participantId"));
        assertThat(changed.get("microphone").asText()).isEqualTo("on");
        assertThat(changed.get("camera").asText()).isEqualTo("off");
    }

    @Test
    void aSwitchOfPathIsToldToTheWorld() {
        // Given
        Guest bob = connect(guest);
        try (TopicReader reader = reader()) {
            // When
            bob.send(
                    Map.of(
                            "type", "path",
                            "relayId", "relay-b",
                            "epoch", 1,
                            "reason", "relay-lost",
                            "silenceMillis", 187,
                            "fromRelayId", "relay-a"));

            // Then
            PathSwitched switched =
                    reader.await(
                                    EventTypes.PATH_SWITCHED,
                                    e -> e.meetingId().equals(id()),
                                    Guest.LIMIT)
                            .data();
            assertThat(switched.toRelayId()).isEqualTo("relay-b");
            assertThat(switched.silenceMillis()).isEqualTo(187);
        }
    }

    @Test
    void whatFailsOfSomebodysMediaIsToldToTheWorld() {
        // Given
        Guest bob = connect(guest);
        try (TopicReader reader = reader()) {
            // When
            bob.send(trouble("camera", "black"));
            bob.send(
                    Map.of(
                            "type", "media-trouble",
                            "part", "camera",
                            "trouble", "none",
                            "remedy", "another-device"));

            // Then
            MediaTrouble mended =
                    reader.await(
                                    EventTypes.MEDIA_TROUBLE,
                                    e -> e.meetingId().equals(id()) && e.remedy() != null,
                                    Guest.LIMIT)
                            .data();
            assertThat(mended.participantId()).isEqualTo(guest.get("participantId").asText());
            assertThat(mended.trouble()).isEqualTo(MediaTrouble.Trouble.NONE);
            assertThat(reader.all(EventTypes.MEDIA_TROUBLE))
                    .extracting(e -> e.data().trouble())
                    .contains(MediaTrouble.Trouble.BLACK, MediaTrouble.Trouble.NONE);
        }
    }

    @Test
    void whatAPartCannotSufferIsRefused() {
        // Given
        Guest bob = connect(guest);

        // When
        bob.send(trouble("microphone", "black"));

        // Then
        JsonNode problem = bob.await("problem").get("problem");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("field").asText()).isEqualTo("/trouble");
        assertThat(problem.get("expected").asText())
                .isEqualTo("none | ended | muted | silent of a microphone");
    }

    private static Map<String, Object> trouble(String part, String trouble) {
        return Map.of("type", "media-trouble", "part", part, "trouble", trouble);
    }

    @Test
    void whoIsRemovedIsOutEverywhere() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);

        // When
        ann.send(Map.of("type", "remove", "participantId", guest.get("participantId").asText()));

        // Then
        assertThat(bob.closeCode()).isEqualTo(4403);
        assertThat(ann.await("participant-left").get("reason").asText()).isEqualTo("removed");
        assertThat(new Guest(base, id()).hello(guest).closeCode()).isEqualTo(4403);
        String path = "participants/" + guest.get("participantId").asText();
        await().atMost(Guest.LIMIT)
                .until(() ->
                        List.of(relays.a(), relays.b()).stream()
                                .allMatch(relay ->
                                        relay.calls(id()).stream()
                                                .anyMatch(call -> call.path().endsWith(path))));
    }

    @Test
    void onlyTheHostRemovesAndEnds() {
        // Given
        Guest bob = connect(guest);

        // When
        bob.send(Map.of("type", "remove", "participantId", host.get("participantId").asText()));
        bob.send(Map.of("type", "end-meeting"));

        // Then
        await().atMost(Guest.LIMIT).until(() -> bob.all("problem").size() == 2);
        assertThat(bob.all("problem").getFirst().get("problem").get("status").asInt())
                .isEqualTo(403);
    }

    @Test
    void whoLeavesIsGone() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);
        try (TopicReader reader = reader()) {
            // When
            bob.send(Map.of("type", "leave"));

            // Then
            assertThat(bob.closeCode()).isEqualTo(1000);
            assertThat(ann.await("participant-left").get("reason").asText()).isEqualTo("left");
            reader.await(
                    EventTypes.PARTICIPANT_LEFT,
                    e -> e.meetingId().equals(id()) && e.reason() == ParticipantLeft.Reason.LEFT,
                    Guest.LIMIT);
        }
    }

    @Test
    void theHostEndsTheMeetingForAll() {
        // Given
        Guest ann = connect(host);
        Guest bob = connect(guest);

        // When
        ann.send(Map.of("type", "end-meeting"));

        // Then
        assertThat(bob.await("ended").get("reason").asText()).isEqualTo("host");
        assertThat(bob.closeCode()).isEqualTo(4410);
        assertThat(new Guest(base, id()).closeCode()).isEqualTo(4410);
        assertThat(Meetings.tryJoin(id(), Map.of("name", "Late")).statusCode()).isEqualTo(410);
        assertThat(Meetings.json(given().get("/api/v1/meetings/" + id())).get("state").asText())
                .isEqualTo("ended");
        await().atMost(Guest.LIMIT)
                .until(() ->
                        relays.a().calls(id()).stream()
                                .anyMatch(call -> call.path().endsWith(id())));
    }

    @Test
    void anEmptyMeetingEndsByItself() {
        // Given
        connect(host).send(Map.of("type", "leave"));
        connect(guest).send(Map.of("type", "leave"));

        // Then
        await().atMost(Guest.LIMIT)
                .until(() ->
                        Meetings.json(given().get("/api/v1/meetings/" + id()))
                                .get("state")
                                .asText()
                                .equals("ended"));
    }

    @Test
    void mistakesAreExplainedAndForgiven() {
        // Given
        Guest bob = connect(guest);

        // When
        bob.sendText("nonsense");
        bob.sendText("{\"type\":\"unheard-of\"}");
        bob.sendText("{\"type\":\"chat\",\"id\":\"not-a-uuid\",\"text\":\"x\"}");
        bob.sendText("{\"type\":\"chat\"}");
        bob.chat(UUID.randomUUID().toString(), "x".repeat(4001));
        bob.sendText("{\"type\":\"media-state\",\"microphone\":\"loud\"}");
        bob.sendText("{\"type\":\"path\"}");

        // Then
        await().atMost(Guest.LIMIT).until(() -> bob.all("problem").size() == 7);
        assertThat(bob.all("problem"))
                .allSatisfy(m -> assertThat(m.get("problem").hasNonNull("errorId")).isTrue());
        bob.send(Map.of("type", "ping", "t", 42));
        assertThat(bob.await("pong").get("t").asInt()).isEqualTo(42);
    }

    @Test
    void aFreshTokenIsThereForTheAsking() {
        // Given
        Guest bob = connect(guest);

        // When
        bob.send(Map.of("type", "token-request"));

        // Then
        JsonNode token = bob.await("token");
        assertThat(token.get("joinToken")).isNotEqualTo(guest.get("joinToken"));
        assertThat(token.get("placement").has("standby")).isTrue();
    }

    private TopicReader reader() {
        return TopicReader.fromNow(
                KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE);
    }

    private Guest connect(JsonNode admission) {
        return Meetings.connect(base, meeting, admission);
    }

    private String id() {
        return Meetings.id(meeting);
    }
}
