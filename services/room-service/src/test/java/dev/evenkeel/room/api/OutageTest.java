package dev.evenkeel.room.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes on while PostgreSQL or Kafka is away, and what is there afterwards. */
@RoomTest
class OutageTest {
    private static final int MESSAGES = 40;

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private JsonNode meeting;
    private Guest ann;
    private Guest bob;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        ann = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
        bob = Meetings.connect(base, meeting, Meetings.join(meeting, "Bob"));
    }

    @AfterEach
    void bringEverythingBack() {
        PostgresResource.database().start();
        KafkaResource.broker().start();
    }

    @Test
    void withoutPostgresConnectedPeopleNoticeNothing() {
        // Given
        TopicReader reader = reader();
        ann.chat(UUID.randomUUID().toString(), "before").await("chat-stored");
        List<String> texts = new ArrayList<>(List.of("before"));

        // When
        PostgresResource.database().kill();
        for (int i = 0; i < MESSAGES; i++) {
            ann.chat(UUID.randomUUID().toString(), "m" + i);
            texts.add("m" + i);
        }
        bob.send(Map.of("type", "media-state", "microphone", "on", "camera", "on"));
        bob.send(path());

        // Then
        await().atMost(Guest.LIMIT).until(() -> bob.chatTexts().equals(texts));
        ann.await("participant-changed", m -> cameraOf(m).equals("on"));
        assertThat(ann.all("chat-stored")).hasSize(1);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertTryAgainWithinTwoSeconds(() -> Meetings.tryJoin(id(), Map.of("name", "Late")));
        assertTryAgainWithinTwoSeconds(Meetings::tryCreate);
        assertThat(given().get("/api/v1/meetings/" + id()).statusCode()).isEqualTo(200);

        // When
        PostgresResource.database().start();

        // Then
        await().atMost(Guest.LIMIT).until(() -> ann.all("chat-stored").size() == MESSAGES + 1);
        await().atMost(Guest.LIMIT)
                .until(() -> Meetings.tryJoin(id(), Map.of("name", "Late")).statusCode() == 201);
        JsonNode latest = Meetings.join(meeting, "Later");
        assertThat(latest.get("chat").findValuesAsText("text")).isEqualTo(texts);
        reader.await(EventTypes.PATH_SWITCHED, e -> e.meetingId().equals(id()), Guest.LIMIT);
        assertThat(reader.all(EventTypes.PATH_SWITCHED))
                .filteredOn(e -> e.key().equals(id()))
                .hasSize(1);
        reader.close();
    }

    @Test
    void aMeetingMayEndWhilePostgresIsAway() {
        // Given
        TopicReader reader = reader();
        PostgresResource.database().kill();
        ann.chat(UUID.randomUUID().toString(), "last words");

        // When
        ann.send(Map.of("type", "end-meeting"));

        // Then
        assertThat(bob.closeCode()).isEqualTo(4410);
        assertThat(new Guest(base, id()).closeCode()).isEqualTo(4410);

        // When
        PostgresResource.database().start();

        // Then
        reader.await(EventTypes.MEETING_ENDED, e -> e.meetingId().equals(id()), Guest.LIMIT);
        assertThat(lifecycle(reader)).endsWith(EventTypes.MEETING_ENDED.name());
        reader.close();
    }

    @Test
    void withoutKafkaPeopleComeAndTheWorldHearsOfItAfterwards() {
        // Given
        TopicReader reader = reader();
        KafkaResource.broker().kill();

        // When
        JsonNode cleo = Meetings.join(meeting, "Cleo");
        Guest third = Meetings.connect(base, meeting, cleo);
        third.chat(UUID.randomUUID().toString(), "hello");
        third.await("chat-stored");
        bob.send(path());
        third.send(Map.of("type", "leave"));
        JsonNode another = Meetings.json(Meetings.tryCreate());

        // Then
        assertThat(third.closeCode()).isEqualTo(1000);
        assertThat(another.hasNonNull("meetingId")).isTrue();
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);

        // When
        KafkaResource.broker().start();

        // Then
        reader.await(EventTypes.PARTICIPANT_LEFT, e -> e.meetingId().equals(id()), Guest.LIMIT);
        assertThat(lifecycle(reader))
                .endsWith(
                        EventTypes.PARTICIPANT_JOINED.name(),
                        EventTypes.PATH_SWITCHED.name(),
                        EventTypes.PARTICIPANT_LEFT.name());
        reader.await(
                EventTypes.MEETING_PLACED,
                e -> e.meetingId().equals(Meetings.id(another)),
                Guest.LIMIT);
        reader.close();
    }

    private static void assertTryAgainWithinTwoSeconds(
            java.util.function.Supplier<Response> request) {
        long start = System.nanoTime();
        Response refused = request.get();
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotBlank();
        assertThat(refused.asString()).contains("try again shortly");
        assertThat(millis).isLessThan(2_000);
    }

    /** Types of the meeting's events, in order, each counted once by its id. */
    private List<String> lifecycle(TopicReader reader) {
        List<Event<?>> all = new ArrayList<>();
        all.addAll(reader.all(EventTypes.PARTICIPANT_JOINED));
        all.addAll(reader.all(EventTypes.PARTICIPANT_LEFT));
        all.addAll(reader.all(EventTypes.PATH_SWITCHED));
        all.addAll(reader.all(EventTypes.MEETING_ENDED));
        return all.stream()
                .filter(event -> event.key().equals(id()))
                .sorted(java.util.Comparator.comparing(Event::id))
                .map(event -> event.type().name())
                .toList();
    }

    private static Map<String, ?> path() {
        return Map.of(
                "type", "path",
                "relayId", "relay-b",
                "epoch", 1,
                "reason", "relay-lost",
                "silenceMillis", 200,
                "fromRelayId", "relay-a");
    }

    private static String cameraOf(JsonNode changed) {
        return changed.get("participant").get("camera").asText();
    }

    private static TopicReader reader() {
        return TopicReader.fromNow(
                KafkaResource.broker().bootstrapServers(),
                Topics.MEETING_LIFECYCLE,
                Topics.MEETING_PLACEMENT);
    }

    private String id() {
        return Meetings.id(meeting);
    }
}
