package dev.evenkeel.room.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.ChatChanged;
import dev.evenkeel.contracts.meeting.ChatSaid;
import dev.evenkeel.contracts.meeting.RecordingConsented;
import dev.evenkeel.contracts.meeting.RecordingStopped;
import dev.evenkeel.contracts.recording.RecordingRefused;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who has a meeting recorded, who hears of it, and who agrees. */
@RoomTest
class RecordingTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;
    @Inject EventFactory events;
    @Inject Transactions transactions;
    @Inject Outbox outbox;

    private JsonNode meeting;
    private Guest ann;
    private Guest bob;
    private String bobId;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        ann = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
        JsonNode joined = Meetings.join(meeting, "Bob");
        bobId = joined.get("participantId").asText();
        bob = Meetings.connect(base, meeting, joined);
    }

    private String id() {
        return meeting.get("meetingId").asText();
    }

    private static TopicReader reader() {
        return TopicReader.fromNow(
                KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE);
    }

    private void start() {
        ann.send(Map.of("type", "record-start", "id", UUID.randomUUID().toString()));
    }

    private static JsonNode recorded(Guest guest) {
        return guest.await("meeting-changed", m -> m.get("meeting").hasNonNull("recording"))
                .get("meeting")
                .get("recording");
    }

    @Test
    void everybodyIsToldAndSaysWhetherToBeRecorded() {
        try (TopicReader reader = reader()) {
            // Given
            start();
            JsonNode recording = recorded(bob);

            // When
            bob.send(Map.of("type", "record-consent", "agreed", false));

            // Then
            assertThat(recording.get("consents").has(bobId)).isFalse();
            ann.await(
                    "meeting-changed",
                    m -> !m.at("/meeting/recording/consents/" + bobId).asBoolean(true));
            RecordingConsented said =
                    reader.await(
                                    EventTypes.RECORDING_CONSENTED,
                                    e -> e.participantId().equals(bobId),
                                    Guest.LIMIT)
                            .data();
            assertThat(said.agreed()).isFalse();
            assertThat(said.name()).isEqualTo("Bob");
        }
    }

    @Test
    void whoIsNotInTheMeetingIsToldThatItIsRecordedAndNothingElse() {
        // Given
        ann.send(Map.of("type", "access", "lobby", true));
        ann.await("meeting-changed", m -> m.at("/meeting/access/lobby").asBoolean());
        Guest dee = new Guest(base, id()).hello(Meetings.knock(meeting, "Dee"));
        dee.await("waiting");
        start();
        recorded(bob);

        // When
        bob.send(Map.of("type", "record-consent", "agreed", true));
        ann.await("meeting-changed", m -> m.at("/meeting/recording/consents").has(bobId));

        // Then
        JsonNode seen = Meetings.json(given().get("/api/v1/meetings/" + id())).get("recording");
        assertThat(seen.fieldNames()).toIterable().containsOnly("recordingId", "startedAt");
        JsonNode heard = recorded(dee);
        assertThat(heard.fieldNames()).toIterable().containsOnly("recordingId", "startedAt");
    }

    @Test
    void whoComesLaterAndWhoWaitsIsToldToo() {
        // Given
        start();
        recorded(bob);

        // When
        Guest cem = new Guest(base, id()).hello(Meetings.join(meeting, "Cem"));
        ann.send(Map.of("type", "access", "lobby", true));
        ann.await("meeting-changed", m -> m.at("/meeting/access/lobby").asBoolean());
        Guest dee = new Guest(base, id()).hello(Meetings.knock(meeting, "Dee"));

        // Then
        JsonNode welcome = cem.await("welcome");
        assertThat(welcome.at("/meeting/recording").isObject()).isTrue();
        assertThat(welcome.get("recordingToken").asText()).isNotEmpty();
        assertThat(dee.await("waiting").at("/meeting/recording").isObject()).isTrue();

        // When
        ann.send(Map.of("type", "record-stop"));

        // Then
        dee.await("meeting-changed", m -> !m.get("meeting").hasNonNull("recording"));
    }

    @Test
    void onlyHostsHaveAMeetingRecorded() {
        // When
        bob.send(Map.of("type", "record-start", "id", UUID.randomUUID().toString()));

        // Then
        assertThat(bob.await("problem").at("/problem/status").asInt()).isEqualTo(403);
    }

    @Test
    void theRecordingEndsWithTheMeeting() {
        try (TopicReader reader = reader()) {
            // Given
            start();
            recorded(bob);

            // When
            ann.send(Map.of("type", "end-meeting"));

            // Then
            RecordingStopped stopped =
                    reader.await(
                                    EventTypes.RECORDING_STOPPED,
                                    e -> e.meetingId().equals(id()),
                                    Guest.LIMIT)
                            .data();
            assertThat(stopped.byParticipantId()).isNull();
        }
    }

    @Test
    void aRecordingThatThereIsNoRoomForIsOverAndHostsHearWhy() {
        try (TopicReader reader = reader()) {
            // Given
            start();
            String recordingId = recorded(bob).get("recordingId").asText();
            recorded(ann);
            var refused =
                    new RecordingRefused(
                            recordingId, id(), "delete something", 10, 10, Instant.now());

            // When
            tell(events.create(EventTypes.RECORDING_REFUSED, recordingId, refused));

            // Then
            JsonNode problem = ann.await("problem").get("problem");
            assertThat(problem.get("status").asInt()).isEqualTo(507);
            assertThat(problem.get("type").asText()).isEqualTo("urn:evenkeel:problem:no-room");
            assertThat(problem.get("detail").asText()).isEqualTo("delete something");
            bob.await("meeting-changed", m -> !m.get("meeting").hasNonNull("recording"));
            RecordingStopped stopped =
                    reader.await(
                                    EventTypes.RECORDING_STOPPED,
                                    e -> e.recordingId().equals(recordingId),
                                    Guest.LIMIT)
                            .data();
            assertThat(stopped.byParticipantId()).isNull();

            // When
            start();

            // Then
            bob.await(
                    "meeting-changed",
                    m ->
                            m.get("meeting").hasNonNull("recording")
                                    && !m.at("/meeting/recording/recordingId")
                                            .asText()
                                            .equals(recordingId));
        }
    }

    private void tell(Event<?> event) {
        transactions.run(session -> outbox.append(session, event)).await().atMost(Guest.LIMIT);
    }

    private static String say(Guest guest, String text, @Nullable String to) {
        String id = UUID.randomUUID().toString();
        Map<String, Object> message = new HashMap<>(Map.of("type", "chat", "id", id, "text", text));
        if (to != null) {
            message.put("to", to);
        }
        guest.send(message);
        return id;
    }

    @Test
    void chatLeavesTheMeetingOnlyWhileRecordedOfWhoAgreedAndNeverWhenPrivate() {
        try (TopicReader reader = reader()) {
            // Given
            say(ann, "before", null);
            start();
            recorded(bob);
            bob.send(Map.of("type", "record-consent", "agreed", false));
            ann.await("meeting-changed", m -> m.at("/meeting/recording/consents").has(bobId));

            // When
            say(bob, "not recorded", null);
            say(ann, "between us", bobId);
            String id = say(ann, "frist", null);
            ann.send(Map.of("type", "chat-edit", "id", id, "text", "first"));
            ann.send(Map.of("type", "chat-delete", "id", id));
            ann.send(Map.of("type", "end-meeting"));
            reader.await(EventTypes.MEETING_ENDED, e -> e.meetingId().equals(id()), Guest.LIMIT);

            // Then
            assertThat(reader.all(EventTypes.CHAT_SAID))
                    .extracting(Event::data)
                    .filteredOn(said -> said.meetingId().equals(id()))
                    .extracting(ChatSaid::messageId, ChatSaid::text, ChatSaid::name)
                    .containsExactly(tuple(id, "frist", "Ann"));
            assertThat(reader.all(EventTypes.CHAT_CHANGED))
                    .extracting(Event::data)
                    .filteredOn(changed -> changed.meetingId().equals(id()))
                    .extracting(ChatChanged::messageId, ChatChanged::text)
                    .containsExactly(tuple(id, "first"), tuple(id, null));
        }
    }
}
