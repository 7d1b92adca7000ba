package dev.evenkeel.room.domain;

import static dev.evenkeel.room.domain.PlacingTest.A1;
import static dev.evenkeel.room.domain.PlacingTest.B1;
import static dev.evenkeel.room.domain.PlacingTest.C1;
import static dev.evenkeel.room.domain.PlacingTest.NOW;
import static dev.evenkeel.room.domain.PlacingTest.on;
import static dev.evenkeel.room.domain.PlacingTest.placing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** D is as near, but C has fewer sessions or comes first. */
    @Test
    void whoIsFarFromAllPairsGetsOneThatIsNear() {
        // Given
        Nearness nearCAndD = measured(Map.of("a", 200.0, "b", 200.0, "c", 20.0, "d", 25.0));

        // Then
        assertThat(approach(placing(A1, B1, C1, D1), on(AB), new int[] {1}, nearCAndD))
                .hasValue(new Move(List.of(AB, CD), Reason.SPREAD));
        assertThat(approach(placing(A1, B1, C1), on(AB), new int[] {1}, nearCAndD))
                .as("nobody else stands by there")
                .hasValue(new Move(List.of(AB, CB), Reason.SPREAD));
    }

    @Test
    void whoIsNotFarFromAPairWithRoomGetsNone() {
        // Given
        Nearness nearCAndD = measured(Map.of("a", 200.0, "b", 200.0, "c", 20.0, "d", 25.0));
        Placing all = placing(A1, B1, C1, D1);

        // Then
        assertThat(approach(all, on(AB), new int[] {1}, Nearness.unknown())).isEmpty();
        assertThat(approach(all, on(AB), new int[] {1}, measured(Map.of("a", 100.0, "c", 21.0))))
                .as("not far")
                .isEmpty();
        assertThat(approach(all, on(AB), new int[] {1}, measured(Map.of("c", 1.0))))
                .as("nobody knows how far the others are")
                .isEmpty();
        assertThat(approach(all, on(AB, CB), new int[] {1, 99}, nearCAndD)).isEmpty();
        assertThat(approach(all, on(AB, CB), new int[] {1, 100}, nearCAndD))
                .as("the near one is full")
                .hasValue(new Move(List.of(AB, CB, new Pair(D1, B1)), Reason.SPREAD));
        assertThat(approach(all, on(AB, CB), new int[] {100, 100}, nearCAndD))
                .as("the number of people decides")
                .isEmpty();
    }

    /** B is nobody's primary, but not where D is. */
    @Test
    void aNearStandbyIsWorthMoreThanAnUnusedOne() {
        // Given
        Relays relays = Relays.none();
        for (Instant at : List.of(NOW.minusSeconds(1), NOW)) {
            relays = relays.heard(there("a", "here", at)).heard(there("b", "here", at));
            relays = relays.heard(there("c", "there", at)).heard(there("d", "there", at));
        }
        Nearness nearD = measured(Map.of("a", 200.0, "b", 200.0, "c", 30.0, "d", 20.0));

        // Then
        assertThat(approach(placing(relays), on(AB, CB), new int[] {1, 100}, nearD))
                .hasValue(new Move(List.of(AB, CB, new Pair(D1, C1)), Reason.SPREAD));
    }

    private static KnownRelay there(String relayId, String region, Instant heardAt) {
        return new KnownRelay(
                relayId, "1", region, RelayState.READY, "http://there", "there:1", 0, 0.1, heardAt);
    }

    private static Nearness measured(Map<String, Double> roundTripMillis) {
        return new Nearness(Optional.empty(), roundTripMillis);
    }

    private static Optional<Move> approach(
            Placing placing, Placement placement, int[] seats, Nearness newcomer) {
        return placing.approach(placement, seats, Room.spread(100), newcomer);
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
