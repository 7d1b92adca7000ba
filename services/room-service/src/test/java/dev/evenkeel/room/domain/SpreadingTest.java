package dev.evenkeel.room.domain;

import static dev.evenkeel.room.domain.PlacingTest.A1;
import static dev.evenkeel.room.domain.PlacingTest.B1;
import static dev.evenkeel.room.domain.PlacingTest.C1;
import static dev.evenkeel.room.domain.PlacingTest.on;
import static dev.evenkeel.room.domain.PlacingTest.placing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.meeting.RelayPair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Meetings on several pairs: how they come to them, and what a relay's end does to each. */
class SpreadingTest {
    private static final RelayRef D1 = new RelayRef("d", "1");
    private static final Pair AB = new Pair(A1, B1);
    private static final Pair BA = new Pair(B1, A1);
    private static final Pair CD = new Pair(C1, D1);
    private static final Pair CB = new Pair(C1, B1);

    @Test
    void aFullMeetingGetsAPairOfRelaysThatItDoesNotUseYet() {
        assertThat(placing(A1, B1, C1, D1).resize(on(AB), new int[] {100}, 100))
                .hasValue(new Move(List.of(AB, CD), Reason.SPREAD));
    }

    @Test
    void withThreeRelaysTheStandbyStandsByForBoth() {
        assertThat(placing(A1, B1, C1).resize(on(AB), new int[] {100}, 100))
                .hasValue(new Move(List.of(AB, CB), Reason.SPREAD));
    }

    @Test
    void withTwoRelaysTheSecondPairIsTheFirstReversed() {
        assertThat(placing(A1, B1).resize(on(AB), new int[] {100}, 100))
                .hasValue(new Move(List.of(AB, BA), Reason.SPREAD));
    }

    @Test
    void withOneRelayOrNoneLeftItStaysAsItIs() {
        assertThat(placing(A1).resize(on(A1, null), new int[] {500}, 100)).isEmpty();
        assertThat(placing(A1, B1).resize(on(AB, BA), new int[] {500, 500}, 100)).isEmpty();
    }

    @Test
    void whileOnePairHasRoomThereIsNoOther() {
        assertThat(placing(A1, B1, C1, D1).resize(on(AB), new int[] {99}, 100)).isEmpty();
        assertThat(placing(A1, B1, C1, D1).resize(on(AB, CB), new int[] {99, 100}, 100)).isEmpty();
        assertThat(placing(A1, B1, C1, D1).resize(on(AB, CB), new int[] {100, 0}, 100)).isEmpty();
    }

    @Test
    void anUnusedLastPairIsGivenUpWhenOthersHaveRoom() {
        assertThat(placing(A1, B1, C1).resize(on(AB, CB), new int[] {99, 0}, 100))
                .hasValue(new Move(List.of(AB), Reason.SPREAD));
        assertThat(placing(A1, B1, C1).resize(on(AB, CB), new int[] {0, 1}, 100)).isEmpty();
        assertThat(placing(A1, B1).resize(on(AB), new int[] {0}, 100)).isEmpty();
        assertThat(
                        new Placing(
                                        placing(A1, B1, C1).relays(),
                                        Map.of(),
                                        on(AB).placedAt().plus(Placing.UNUSED).minusMillis(1))
                                .resize(on(AB, CB), new int[] {99, 0}, 100))
                .as("a moment too early")
                .isEmpty();
    }

    @Test
    void aLostPrimaryIsLeftByItsOwnPairAlone() {
        assertThat(placing(A1, B1, D1).promote(on(AB, CD), "c"))
                .hasValue(new Move(List.of(AB, new Pair(D1, B1)), Reason.RELAY_LOST));
    }

    /** B was standby here and primary there: one move mends both. */
    @Test
    void aLostRelayOfTwoPairsIsReplacedInBoth() {
        assertThat(placing(A1, C1, D1).promote(on(new Pair(A1, B1), new Pair(B1, C1)), "b"))
                .hasValue(new Move(List.of(new Pair(A1, D1), new Pair(C1, D1)), Reason.RELAY_LOST));
    }

    @Test
    void ofTwoRelaysTheOneThatIsLeftCarriesBothPairs() {
        assertThat(placing(B1).promote(on(AB, BA), "a"))
                .hasValue(
                        new Move(
                                List.of(new Pair(B1, null), new Pair(B1, null)),
                                Reason.RELAY_LOST));
    }

    @Test
    void aLostStandbyIsReplacedWhereItStoodBy() {
        assertThat(placing(A1, C1, D1).replaceStandby(on(AB, CB), "b"))
                .hasValue(
                        new Move(List.of(new Pair(A1, D1), new Pair(C1, D1)), Reason.STANDBY_LOST));
        assertThat(placing(A1, C1, D1).replaceStandby(on(AB, CB), "d")).isEmpty();
    }

    @Test
    void aSickPrimaryIsLeftByItsPairAndMayStandBy() {
        assertThat(placing(A1, B1, C1).leave(on(AB, CB), "c"))
                .hasValue(new Move(List.of(AB, new Pair(B1, A1)), Reason.RELAY_SICK));
        assertThat(placing(A1, B1, C1).leave(on(AB, CB), "b")).isEmpty();
    }

    @Test
    void eachPairIsReconciledAndAllInOneMove() {
        // Given
        RelayRef c2 = new RelayRef("c", "2");

        // Then
        assertThat(placing(A1, B1, c2, D1).reconcile(on(new Pair(A1, null), CD)))
                .hasValue(new Move(List.of(AB, new Pair(D1, c2)), Reason.RELAY_LOST));
        assertThat(placing(A1, B1, C1, D1).reconcile(on(AB, CD))).isEmpty();
    }

    @Test
    void theWorldHearsOfAllPairs() {
        // Given
        Placement placement = on(AB, CB);

        // Then
        assertThat(placement.relayIds()).containsExactly("a", "b", "c");
        assertThat(placement.toEvent("m").branches()).containsExactly(new RelayPair("c", "b"));
        assertThat(on(AB).toEvent("m").branches()).isNull();
    }
}
