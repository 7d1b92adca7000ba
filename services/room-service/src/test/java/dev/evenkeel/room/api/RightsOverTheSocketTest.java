package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.Rights;
import dev.evenkeel.room.domain.Standing;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every message of everybody, over the real socket, against the table of rights. */
@RoomTest
class RightsOverTheSocketTest {
    /** What {@code StreamsTest} asks for. */
    private static final Set<Action> OVER_REST = EnumSet.of(Action.MANAGE_STREAMS);

    private static final Set<String> LAST = Set.of("hello", "leave", "end-meeting");

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final Map<Standing, Guest> people = new EnumMap<>(Standing.class);

    @BeforeEach
    void meet() {
        JsonNode meeting = Meetings.create();
        Guest host = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
        JsonNode second = Meetings.join(meeting, "Bob");
        Guest coHost = Meetings.connect(base, meeting, second);
        host.send(
                Map.of(
                        "type", "role",
                        "participantId", second.get("participantId").asText(),
                        "role", "co-host"));
        coHost.await("lobby");
        Guest participant = Meetings.connect(base, meeting, Meetings.join(meeting, "Cem"));
        host.send(Map.of("type", "access", "lobby", true));
        host.await("meeting-changed");
        JsonNode atTheDoor = Meetings.knock(meeting, "Dee");
        Guest waiting = new Guest(base, Meetings.id(meeting)).hello(atTheDoor);
        waiting.await("waiting");
        people.put(Standing.HOST, host);
        people.put(Standing.CO_HOST, coHost);
        people.put(Standing.PARTICIPANT, participant);
        people.put(Standing.WAITING, waiting);
    }

    @Test
    void everyMessageOfEverybodyIsAnsweredByTheTable() {
        for (String type : types()) {
            if (!LAST.contains(type) && !type.equals("admit-all")) {
                people.forEach((standing, guest) -> check(type, standing, guest));
            }
        }
        check("end-meeting", Standing.CO_HOST, people.get(Standing.CO_HOST));
        check("end-meeting", Standing.PARTICIPANT, people.get(Standing.PARTICIPANT));
        check("end-meeting", Standing.WAITING, people.get(Standing.WAITING));
        check("admit-all", Standing.PARTICIPANT, people.get(Standing.PARTICIPANT));
        check("admit-all", Standing.WAITING, people.get(Standing.WAITING));
        people.get(Standing.HOST).send(Map.of("type", "end-meeting"));
        people.values().forEach(guest -> assertThat(guest.closeCode()).isEqualTo(4410));
    }

    @Test
    void everybodyMayLeave() {
        people.values().forEach(guest -> guest.send(Map.of("type", "leave")));
        people.values().forEach(guest -> assertThat(guest.closeCode()).isEqualTo(1000));
    }

    @Test
    void everyActionHasItsMessage() {
        Set<Action> asked = EnumSet.copyOf(OVER_REST);
        types().forEach(type -> asked.add(action(type)));
        assertThat(asked).containsAll(Arrays.asList(Action.values()));
    }

    /** The message without its values: what is allowed gets as far as being called incomplete. */
    private static void check(String type, Standing standing, Guest guest) {
        int before = forbidden(guest);
        int pongs = guest.count("pong");
        guest.send(Map.of("type", type)).send(Map.of("type", "ping", "t", type));
        await(type + " of " + standing)
                .atMost(Guest.LIMIT)
                .until(() -> guest.count("pong") > pongs + (type.equals("ping") ? 1 : 0));
        boolean allowed = forbidden(guest) == before;
        assertThat(allowed)
                .as("%s of %s", type, standing)
                .isEqualTo(Rights.allows(standing, action(type)));
    }

    private static int forbidden(Guest guest) {
        return (int)
                guest.all("problem").stream()
                        .filter(m -> m.get("problem").get("status").asInt() == 403)
                        .count();
    }

    private static List<String> types() {
        return Arrays.stream(ClientMessage.class.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
    }

    private static Action action(String type) {
        try {
            return Actions.of(
                    EventJson.mapper()
                            .readValue("{\"type\":\"" + type + "\"}", ClientMessage.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(type, e);
        }
    }
}
