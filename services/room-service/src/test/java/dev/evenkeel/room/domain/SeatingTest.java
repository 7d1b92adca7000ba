package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatingTest {
    private static final Seating TWO_EACH = new Seating(List.of("a", "c"), 2);

    private final Room room = new Room();

    private List<Integer> branches(Seating seating, int newcomers) {
        return seating.next(room.state, newcomers).stream().map(Seating.Place::branch).toList();
    }

    @Test
    void aSmallMeetingStaysTogether() {
        assertThat(branches(new Seating(List.of("a", "c"), 100), 5)).containsOnly(0);
    }

    @Test
    void whoComesWhenAPairIsFullSitsOnTheNext() {
        assertThat(branches(TWO_EACH, 4)).containsExactly(0, 0, 1, 1);
        assertThat(TWO_EACH.next(room.state, 3).getLast()).isEqualTo(new Seating.Place(1, "c"));
    }

    @Test
    void whenAllAreFullTheEmptiestIsNext() {
        assertThat(branches(TWO_EACH, 8)).containsExactly(0, 0, 1, 1, 0, 1, 0, 1);
    }

    /** A host's meeting of one: the seat counts, and who left does not. */
    @Test
    void seatsOfNowCount() {
        // Given
        room.host("p-host");
        room.join("p-1");

        // Then
        assertThat(branches(TWO_EACH, 1)).containsExactly(1);
        assertThat(Seating.taken(room.state, 2)).containsExactly(2, 0);

        // And when
        room.apply(Rules.free(room.state, "p-1", ParticipantLeft.Reason.LEFT, Room.NOW));

        // Then
        assertThat(branches(TWO_EACH, 1)).containsExactly(0);
    }

    @Test
    void aSeatWhosePairWasGivenUpIsOnTheFirst() {
        // Given
        room.seating = new Seating(List.of("a", "c"), 1);
        room.host("p-host");
        room.join("p-1");

        // Then
        assertThat(room.seat("p-1").branch()).isEqualTo(1);
        assertThat(Seating.taken(room.state, 2)).containsExactly(1, 1);
        assertThat(Seating.taken(room.state, 1)).containsExactly(2);
        Placement one = PlacingTest.on(PlacingTest.A1, PlacingTest.B1);
        assertThat(one.pairOf(room.seat("p-1"))).isEqualTo(one.first());
        assertThat(one.branchOf(room.seat("p-1"))).isZero();
    }

    /** Everybody who waited comes in at once: each is counted before the next is seated. */
    @Test
    void whoComesInTogetherIsSpread() {
        // Given
        room.seating = TWO_EACH;
        Seat host = room.host("p-host");
        room.access(host, new AccessWish(null, true, null, null));
        for (int i = 1; i <= 3; i++) {
            room.apply(room.enter("p-" + i, null));
        }

        // When
        room.apply(DoorRules.admitAll(room.state, host, TWO_EACH, Room.NOW));

        // Then
        assertThat(room.seat("p-1").branch()).isZero();
        assertThat(room.seat("p-2").branch()).isEqualTo(1);
        assertThat(room.seat("p-3").relayId()).isEqualTo("c");
    }
}
