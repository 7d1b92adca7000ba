package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The door, and what hosts may do. */
@RoomTest
class ModerationTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private JsonNode meeting;
    private Guest ann;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        ann = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
    }

    @Test
    void whoIsAdmittedComesInWithTheSocketThatWaited() {
        // Given
        try (TopicReader reader = reader()) {
            access("lobby", true);
            JsonNode knock = Meetings.knock(meeting, "Bob");
            Guest bob = new Guest(base, id()).hello(knock);

            // Then
            assertThat(knock.has("joinToken")).isFalse();
            assertThat(bob.await("waiting").has("joinToken")).isFalse();
            assertThat(ann.await("lobby").get("waiting").findValuesAsText("name"))
                    .containsExactly("Bob");

            // When
            ann.send(Map.of("type", "admit", "participantId", participant(knock)));

            // Then
            JsonNode welcome = bob.await("welcome");
            assertThat(welcome.get("self").get("name").asText()).isEqualTo("Bob");
            assertThat(welcome.hasNonNull("joinToken")).isTrue();
            assertThat(welcome.has("waiting")).isFalse();
            ann.await("participant-joined");
            ann.await("lobby", m -> m.get("waiting").isEmpty());
            reader.await(EventTypes.LOBBY_ENTERED, e -> e.meetingId().equals(id()), Guest.LIMIT);
            LobbyLeft left =
                    reader.await(
                                    EventTypes.LOBBY_LEFT,
                                    e -> e.meetingId().equals(id()),
                                    Guest.LIMIT)
                            .data();
            assertThat(left.outcome()).isEqualTo(LobbyLeft.Outcome.ADMITTED);
        }
    }

    @Test
    void whoWaitsHearsNothingOfWhatIsSaid() {
        // Given
        access("lobby", true);
        Guest bob = new Guest(base, id()).hello(Meetings.knock(meeting, "Bob"));
        bob.await("waiting");

        // When
        ann.chat(UUID.randomUUID().toString(), "among us").await("chat-stored");
        bob.send(Map.of("type", "ping", "t", 1)).await("pong");

        // Then
        assertThat(bob.count("chat")).isZero();
    }

    @Test
    void whoIsDeniedIsSentAway() {
        // Given
        access("lobby", true);
        JsonNode knock = Meetings.knock(meeting, "Bob");
        Guest bob = new Guest(base, id()).hello(knock);
        bob.await("waiting");

        // When
        ann.send(Map.of("type", "deny", "participantId", participant(knock)));

        // Then
        assertThat(bob.closeCode()).isEqualTo(4406);
    }

    @Test
    void allAreAdmittedAtOnce() {
        // Given
        access("lobby", true);
        Guest bob = new Guest(base, id()).hello(Meetings.knock(meeting, "Bob"));
        Guest cem = new Guest(base, id()).hello(Meetings.knock(meeting, "Cem"));
        bob.await("waiting");
        cem.await("waiting");

        // When
        ann.send(Map.of("type", "admit-all"));

        // Then
        bob.await("welcome");
        cem.await("welcome");
    }

    @Test
    void aNewPasscodeIsForThoseWhoWaitAndThoseWhoCome() {
        // Given
        access("lobby", true);
        Guest bob = new Guest(base, id()).hello(Meetings.knock(meeting, "Bob"));
        bob.await("waiting");

        // When
        access("passcode", "sesame");

        // Then
        assertThat(bob.closeCode()).isEqualTo(4407);
        Response nothing = Meetings.tryJoin(id(), Map.of("name", "Bob"));
        assertThat(nothing.statusCode()).isEqualTo(403);
        assertThat(Meetings.json(nothing).get("field").asText()).isEqualTo("/passcode");
        assertThat(Meetings.tryJoin(id(), Map.of("name", "Bob", "passcode", "wrong")).statusCode())
                .isEqualTo(403);
        assertThat(Meetings.tryJoin(id(), Map.of("name", "Bob", "passcode", "sesame")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void guessingIsSlowedDown() {
        // Given
        access("passcode", "sesame");
        for (int i = 0; i < 20; i++) {
            Meetings.tryJoin(id(), Map.of("name", "Eve", "passcode", "guess" + i));
        }

        // When
        Response next = Meetings.tryJoin(id(), Map.of("name", "Eve", "passcode", "sesame"));

        // Then
        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(next.header("Retry-After"))).isBetween(40, 60);
    }

    @Test
    void aBadPasscodeIsRefusedWithTheReason() {
        // When
        ann.send(Map.of("type", "access", "passcode", "abc"));

        // Then
        assertThat(ann.await("problem").get("problem").get("field").asText())
                .isEqualTo("/passcode");
    }

    @Test
    void nobodyNewComesIntoALockedMeeting() {
        // When
        access("locked", true);

        // Then
        assertThat(Meetings.tryJoin(id(), Map.of("name", "Bob")).statusCode()).isEqualTo(423);
    }

    @Test
    void whoWasRemovedDoesNotComeBackWithTheSameBrowser() {
        // Given
        JsonNode admission = Meetings.join(meeting, "Eve");
        Guest eve = Meetings.connect(base, meeting, admission);

        // When
        ann.send(Map.of("type", "remove", "participantId", participant(admission)));

        // Then
        assertThat(eve.closeCode()).isEqualTo(4403);
        Map<String, ?> again =
                Map.of(
                        "name",
                        "Eve",
                        "formerSeat",
                        Map.of(
                                "participantId",
                                participant(admission),
                                "resumeKey",
                                admission.get("resumeKey").asText()));
        Response refused = Meetings.tryJoin(id(), again);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Meetings.json(refused).get("type").asText()).endsWith(":banned");
    }

    @Test
    void aStoppedMicrophoneIsToldToItsOwnerAndToEverybody() {
        // Given
        JsonNode admission = Meetings.join(meeting, "Bob");
        Guest bob = Meetings.connect(base, meeting, admission);
        bob.send(Map.of("type", "media-state", "microphone", "on", "camera", "off"));
        ann.await(
                "participant-changed",
                m -> m.get("participant").get("microphone").asText().equals("on"));
        try (TopicReader reader = reader()) {
            // When
            ann.send(
                    Map.of(
                            "type", "stop-media",
                            "participantId", participant(admission),
                            "source", "microphone"));

            // Then
            JsonNode told = bob.await("media-stopped");
            assertThat(told.get("source").asText()).isEqualTo("microphone");
            assertThat(told.get("by").asText()).isEqualTo("Ann");
            ann.await(
                    "participant-changed",
                    m -> m.get("participant").get("microphone").asText().equals("off"));
            reader.await(EventTypes.MEDIA_STOPPED, e -> e.meetingId().equals(id()), Guest.LIMIT);
        }
    }

    @Test
    void aRoleBringsItsRightsAtOnce() {
        // Given
        JsonNode admission = Meetings.join(meeting, "Bob");
        Guest bob = Meetings.connect(base, meeting, admission);
        try (TopicReader reader = reader()) {
            // When
            ann.send(
                    Map.of(
                            "type", "role",
                            "participantId", participant(admission),
                            "role", "co-host"));

            // Then
            bob.await("lobby");
            bob.send(Map.of("type", "access", "locked", true)).await("meeting-changed");
            assertThat(
                            reader.await(
                                            EventTypes.ROLE_CHANGED,
                                            e -> e.meetingId().equals(id()),
                                            Guest.LIMIT)
                                    .data()
                                    .role())
                    .isEqualTo(ParticipantRole.CO_HOST);
        }
    }

    private void access(String what, Object value) {
        int before = ann.count("meeting-changed");
        ann.send(Map.of("type", "access", what, value));
        await(what).atMost(Guest.LIMIT).until(() -> ann.count("meeting-changed") > before);
    }

    private String id() {
        return Meetings.id(meeting);
    }

    private static String participant(JsonNode admission) {
        return admission.get("participantId").asText();
    }

    private static TopicReader reader() {
        return TopicReader.fromNow(
                KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE);
    }
}
