package dev.evenkeel.room.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meeting on two relays here, and people who have it nearer to the other two. */
@RoomTest
class FarNewcomersTest extends FourRelaysStage {
    private JsonNode meeting;
    private JsonNode ann;
    private Set<String> here;

    @BeforeEach
    void annMeets() {
        meeting = Meetings.create();
        ann = Meetings.joinAsHost(meeting, "Ann");
        here = Set.of(primary(ann), standby(ann));
    }

    /** What somebody says to whom the relays of Ann's are far, and the others near. */
    private Map<String, Object> far(String name) {
        Map<String, Double> roundTrips = new HashMap<>();
        allRelays()
                .map(relay -> relay.relayId())
                .forEach(relay -> roundTrips.put(relay, here.contains(relay) ? 180.5 : 12.0));
        return Map.of("name", name, "roundTripMillis", roundTrips);
    }

    private JsonNode join(Map<String, Object> said) {
        var response = Meetings.tryJoin(Meetings.id(meeting), said);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return Meetings.json(response);
    }

    @Test
    void theFirstOfThemFindsAPairThere() {
        // When
        JsonNode bob = join(far("Bob"));

        // Then
        assertThat(Set.of(primary(bob), standby(bob))).doesNotContainAnyElementsOf(here);
        MeetingPlaced placed =
                reader.await(
                                EventTypes.MEETING_PLACED,
                                event ->
                                        event.meetingId().equals(Meetings.id(meeting))
                                                && event.pairs().size() == 2,
                                Guest.LIMIT)
                        .data();
        assertThat(placed.reason()).isEqualTo(MeetingPlaced.Reason.SPREAD);
        assertThat(placed.pairs().getFirst().primary()).isEqualTo(primary(ann));

        // And when
        JsonNode cat = join(far("Cat"));
        JsonNode dan = Meetings.join(meeting, "Dan");

        // Then
        assertThat(primary(cat)).isEqualTo(primary(bob));
        assertThat(cat.at("/placement/epoch")).isEqualTo(bob.at("/placement/epoch"));
        assertThat(primary(dan)).as("who says nothing").isEqualTo(primary(ann));
    }

    @Test
    void whoWaitsAtTheDoorSitsNearToThemselves() {
        // Given
        Guest host = Meetings.connect(base, meeting, ann);
        host.send(Map.of("type", "access", "lobby", true)).await("meeting-changed");
        var knocked = Meetings.tryJoin(Meetings.id(meeting), far("Bob"));
        assertThat(knocked.statusCode()).as(knocked.asString()).isEqualTo(202);
        JsonNode bob = Meetings.json(knocked);
        Guest atTheDoor = new Guest(base, Meetings.id(meeting)).hello(bob);
        atTheDoor.await("waiting");

        // When: the pair is there before anybody needs it
        host.await("placement");
        host.send(Map.of("type", "admit", "participantId", bob.get("participantId").asText()));

        // Then
        assertThat(here).doesNotContain(primary(atTheDoor.await("welcome")));
    }

    @Test
    void whoIsRefusedMovesNothing() {
        // Given
        Map<String, Object> wrongKey = new HashMap<>(far("Eve"));
        wrongKey.put("hostKey", "not-the-key");

        // When
        var refused = Meetings.tryJoin(Meetings.id(meeting), wrongKey);

        // Then
        assertThat(refused.statusCode()).isEqualTo(403);
        JsonNode dan = Meetings.join(meeting, "Dan");
        assertThat(dan.at("/placement/epoch")).isEqualTo(ann.at("/placement/epoch"));
    }

    @Test
    void whatCannotBeARoundTripIsRefusedByName() {
        for (Object bad : List.of(Map.of("relay-a", -1), Map.of("relay-a", "near"))) {
            // When
            var refused =
                    Meetings.tryJoin(
                            Meetings.id(meeting), Map.of("name", "Bob", "roundTripMillis", bad));

            // Then
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.asString()).contains("/roundTripMillis/relay-a");
        }
    }
}
