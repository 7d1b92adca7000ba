package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatingTest {
    private static final Seating TWO_EACH = new Seating(List.of("a", "c"), Room.spread(2));

    private final Room room = new Room();

    private List<Integer> branches(Seating seating, int newcomers) {
        return seating.next(room.state, Collections.nCopies(newcomers, Nearness.unknown())).stream()
                .map(Seating.Place::branch)
                .toList();
    }

    @Test
    void aSmallMeetingStaysTogether() {
        assertThat(branches(new Seating(List.of("a", "c"), Room.spread(100)), 5)).containsOnly(0);
    }

    @Test
    void whoComesWhenAPairIsFullSitsOnTheNext() {
        assertThat(branches(TWO_EACH, 4)).containsExactly(0, 0, 1, 1);
        assertThat(TWO_EACH.next(room.state, Collections.nCopies(3, Nearness.unknown())).getLast())
                .isEqualTo(new Seating.Place(1, "c"));
    }

    @Test
    void whenAllAreFullTheEmptiestIsNext() {
        assertThat(branches(TWO_EACH, 8)).containsExactly(0, 0, 1, 1, 0, 1, 0, 1);
    }

    @Test
    void whoIsMuchNearerToAnotherPairSitsThereWhileItHasRoom() {
        // Given
        Nearness nearC = measured(100, 20);

        // Then
        assertThat(TWO_EACH.next(room.state, List.of(nearC, nearC, nearC)))
                .extracting(Seating.Place::branch)
                .containsExactly(1, 1, 0);
        assertThat(TWO_EACH.next(room.state, measured(20, 100)).branch()).isZero();
        assertThat(TWO_EACH.next(room.state, measured(99, 20)).branch())
                .as("a little nearer")
                .isZero();
        assertThat(
                        TWO_EACH.next(room.state, new Nearness(Optional.empty(), Map.of("c", 1.0)))
                                .branch())
                .as("nobody knows how far the first is")
                .isZero();
    }

    private static Nearness measured(double toA, double toC) {
        return new Nearness(Optional.empty(), Map.of("a", toA, "c", toC));
    }

    /** Who waits is counted where they would sit. */
    @Test
    void whoWaitsIsExpected() {
        // Given
        room.seating = TWO_EACH;
        Seat host = room.host("p-host");
        room.access(host, new AccessWish(null, true, null, null));
        room.nearness = measured(100, 20);
        room.apply(room.enter("p-1", null));

        // Then
        assertThat(Seating.taken(room.state, 2)).containsExactly(1, 0);
        assertThat(TWO_EACH.expected(room.state)).containsExactly(1, 1);

        // And when
        room.apply(DoorRules.admit(room.state, host, "p-1", TWO_EACH, Room.NOW));

        // Then
        assertThat(room.seat("p-1").relayId()).isEqualTo("c");
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
        room.seating = new Seating(List.of("a", "c"), Room.spread(1));
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
