package dev.evenkeel.room.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.store.RoomReader;
import dev.evenkeel.room.store.RoomStore;
import dev.evenkeel.room.store.Schema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What another process finds that starts on the same database, while the first is a zombie. */
@RoomTest
class RestartTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;
    @Inject Schema schema;
    @Inject RoomReader reader;
    @Inject RoomStore store;
    @Inject RoomConfig config;
    @Inject Clock clock;
    @Inject Identifiers identifiers;
    @Inject MessageCodec codec;
    @Inject Tokens tokens;
    @Inject RelayNotices control;
    @Inject Vertx vertx;

    private LiveRooms successor;

    @AfterEach
    void stopSuccessor() throws InterruptedException {
        successor.stop(new ShutdownEvent());
    }

    @Test
    void everythingIsThereAgain() throws InterruptedException {
        // Given
        JsonNode meeting = Meetings.create();
        JsonNode host = Meetings.joinAsHost(meeting, "Ann");
        JsonNode guest = Meetings.join(meeting, "Bob");
        JsonNode removed = Meetings.join(meeting, "Eve");
        Guest ann = Meetings.connect(base, meeting, host);
        Guest bob = Meetings.connect(base, meeting, guest);
        ann.send(Map.of("type", "remove", "participantId", id(removed)));
        bob.send(Map.of("type", "media-state", "microphone", "on", "camera", "off"));
        String said = UUID.randomUUID().toString();
        ann.chat(said, "before the restart").await("chat-stored");

        // When
        restart();

        // Then
        LiveRoom room = successor.find(Meetings.id(meeting)).orElseThrow();
        Recorder socket = new Recorder();
        assertThat(room.connect(id(guest), key(guest), 0, socket)).isEmpty();
        JsonNode welcome = socket.heard().getFirst();
        assertThat(welcome.get("type").asText()).isEqualTo("welcome");
        assertThat(welcome.get("self").get("microphone").asText()).isEqualTo("on");
        assertThat(welcome.get("participants").findValuesAsText("name"))
                .containsExactly("Ann", "Bob");
        assertThat(welcome.get("chat").findValuesAsText("text"))
                .containsExactly("before the restart");
        assertThat(welcome.get("placement")).isEqualTo(guest.get("placement"));
        assertThat(room.connect(id(removed), key(removed), 0, new Recorder()))
                .hasValue(Outlet.Closing.REMOVED);
        assertThat(room.connect(id(host), "wrong", 0, new Recorder()))
                .hasValue(Outlet.Closing.NOT_ADMITTED);
    }

    @Test
    void whatHostsDecidedAndPeopleSaidIsThereAgain() throws InterruptedException {
        // Given
        JsonNode meeting = Meetings.create();
        JsonNode host = Meetings.joinAsHost(meeting, "Ann");
        JsonNode guest = Meetings.join(meeting, "Bob");
        Guest ann = Meetings.connect(base, meeting, host);
        Guest bob = Meetings.connect(base, meeting, guest);
        UUID named = UUID.randomUUID();
        UUID secret = UUID.randomUUID();
        ann.send(Map.of("type", "access", "lobby", true, "passcode", "sesame"));
        ann.await("meeting-changed");
        JsonNode knock =
                Meetings.json(
                        Meetings.tryJoin(
                                Meetings.id(meeting), Map.of("name", "Cem", "passcode", "sesame")));
        bob.send(Map.of("type", "hand", "raised", true));
        bob.send(Map.of("type", "screen-state", "screen", "on"));
        ann.send(Map.of("type", "role", "participantId", id(guest), "role", "co-host"));
        ann.send(Map.of("type", "announce", "id", UUID.randomUUID(), "text", "Read this"));
        JsonNode made = bob.await("announcement").get("announcement");
        bob.send(Map.of("type", "acknowledge", "announcementId", made.get("id").asText()));
        openPoll(ann, named, false);
        openPoll(ann, secret, true);
        bob.send(Map.of("type", "poll-vote", "pollId", named, "choices", List.of(0)));
        bob.send(Map.of("type", "poll-vote", "pollId", named, "choices", List.of(1)));
        bob.send(Map.of("type", "poll-vote", "pollId", secret, "choices", List.of(1)));
        ann.await(
                "poll", changed -> isOf(changed, secret) && votes(changed.get("poll")).contains(1));
        ann.send(Map.of("type", "poll-close", "pollId", named));
        String said = UUID.randomUUID().toString();
        bob.send(Map.of("type", "chat", "id", said, "text", "oen", "to", id(host)));
        bob.send(Map.of("type", "chat-edit", "id", said, "text", "one"));
        bob.send(Map.of("type", "chat", "id", UUID.randomUUID(), "text", "last"));
        await().atMost(Guest.LIMIT).until(() -> bob.all("chat-stored").size() == 2);

        // When
        restart();

        // Then
        LiveRoom room = successor.find(Meetings.id(meeting)).orElseThrow();
        Recorder socket = new Recorder();
        assertThat(room.connect(id(guest), key(guest), 0, socket)).isEmpty();
        JsonNode welcome = socket.heard().getFirst();
        assertThat(welcome.get("self").get("role").asText()).isEqualTo("co-host");
        assertThat(welcome.get("self").get("screen").asText()).isEqualTo("on");
        assertThat(welcome.get("self").hasNonNull("handRaisedAt")).isTrue();
        assertThat(welcome.get("waiting").findValuesAsText("name")).containsExactly("Cem");
        assertThat(welcome.get("meeting").get("access").get("passcode").asBoolean()).isTrue();
        assertThat(welcome.get("announcements").get(0).get("acknowledgedBy")).hasSize(1);
        assertThat(votes(welcome, named)).containsExactly(0, 1);
        assertThat(votes(welcome, secret)).containsExactly(0, 1);
        assertThat(welcome.get("chat").findValuesAsText("text")).containsExactly("one", "last");
        Recorder door = new Recorder();
        assertThat(room.connect(id(knock), key(knock), 0, door)).isEmpty();
        assertThat(door.heard().getFirst().get("type").asText()).isEqualTo("waiting");
    }

    private static void openPoll(Guest host, UUID id, boolean anonymous) {
        host.send(
                Map.of(
                        "type",
                        "poll-open",
                        "id",
                        id,
                        "question",
                        "Well?",
                        "kind",
                        "single",
                        "anonymous",
                        anonymous,
                        "options",
                        List.of("yes", "no")));
        host.await("poll", changed -> isOf(changed, id));
    }

    private static boolean isOf(JsonNode changed, UUID pollId) {
        return changed.get("poll").get("pollId").asText().equals(pollId.toString());
    }

    private static List<Integer> votes(JsonNode welcome, UUID pollId) {
        for (JsonNode poll : welcome.get("polls")) {
            if (poll.get("pollId").asText().equals(pollId.toString())) {
                return votes(poll);
            }
        }
        throw new AssertionError("no poll " + pollId);
    }

    private static List<Integer> votes(JsonNode poll) {
        return poll.get("options").findValues("votes").stream().map(JsonNode::asInt).toList();
    }

    @Test
    void aMessageStoredBeforeIsNotSaidAgain() throws InterruptedException {
        // Given
        JsonNode meeting = Meetings.create();
        JsonNode host = Meetings.joinAsHost(meeting, "Ann");
        UUID said = UUID.randomUUID();
        Meetings.connect(base, meeting, host).chat(said.toString(), "once").await("chat-stored");
        restart();
        LiveRoom room = successor.find(Meetings.id(meeting)).orElseThrow();
        Recorder socket = new Recorder();
        room.connect(id(host), key(host), 0, socket);

        // When
        room.say(id(host), ChatMessage.Draft.of(said, "once"), clock.instant());
        room.say(id(host), ChatMessage.Draft.of(UUID.randomUUID(), "new"), clock.instant());

        // Then
        await().atMost(Guest.LIMIT).until(() -> socket.all("chat-stored").size() == 2);
        assertThat(socket.all("chat")).hasSize(1);
        assertThat(socket.all("chat").getFirst().get("message").get("seq").asLong())
                .isGreaterThan(RoomState.SEQ_GAP);
    }

    @Test
    void theFormerProcessIsFencedOff() throws InterruptedException {
        // Given
        JsonNode meeting = Meetings.create();
        JsonNode host = Meetings.joinAsHost(meeting, "Ann");
        Guest atTheFormer = Meetings.connect(base, meeting, host);
        restart();
        LiveRoom room = successor.find(Meetings.id(meeting)).orElseThrow();
        Recorder socket = new Recorder();
        room.connect(id(host), key(host), 0, socket);
        room.say(
                id(host),
                ChatMessage.Draft.of(UUID.randomUUID(), "to the successor"),
                clock.instant());
        await().atMost(Guest.LIMIT).until(() -> !socket.all("chat-stored").isEmpty());

        // When
        atTheFormer.chat(UUID.randomUUID().toString(), "to the former");

        // Then
        assertThat(atTheFormer.closeCode()).isEqualTo(1013);
        assertThat(atTheFormer.all("chat-stored")).isEmpty();
    }

    private void restart() throws InterruptedException {
        successor =
                new LiveRooms(
                        schema,
                        reader,
                        store,
                        config,
                        clock,
                        identifiers,
                        codec,
                        tokens,
                        control,
                        new SimpleMeterRegistry(),
                        vertx);
        successor.start(new StartupEvent());
        successor.loaded().await().atMost(Guest.LIMIT);
    }

    private static String id(JsonNode admission) {
        return admission.get("participantId").asText();
    }

    private static String key(JsonNode admission) {
        return admission.get("resumeKey").asText();
    }

    /** A socket that keeps what is sent. */
    private static final class Recorder implements Outlet {
        private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

        @Override
        public void send(String json) {
            try {
                heard.add(EventJson.mapper().readTree(json));
            } catch (java.io.IOException notJson) {
                throw new AssertionError(notJson);
            }
        }

        @Override
        public void close(Closing closing) {}

        List<JsonNode> heard() {
            return heard;
        }

        List<JsonNode> all(String type) {
            return heard.stream().filter(m -> m.get("type").asText().equals(type)).toList();
        }
    }
}
