package dev.evenkeel.room.domain;

import static dev.evenkeel.room.domain.PlacingTest.A1;
import static dev.evenkeel.room.domain.PlacingTest.B1;
import static dev.evenkeel.room.domain.PlacingTest.C1;
import static dev.evenkeel.room.domain.PlacingTest.heard;
import static dev.evenkeel.room.domain.PlacingTest.on;
import static dev.evenkeel.room.domain.PlacingTest.placing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which relays a new meeting gets. */
class FirstPairTest {
    @Test
    void twoRelaysMakeAPair() {
        assertThat(placing(A1, B1).create(Nearness.unknown()))
                .hasValue(new Move(A1, B1, Reason.CREATED));
    }

    @Test
    void oneRelayMakesDoWithoutStandby() {
        assertThat(placing(B1).create(Nearness.unknown()))
                .hasValue(new Move(B1, null, Reason.CREATED));
    }

    @Test
    void noRelayMakesNoMeeting() {
        assertThat(placing().create(Nearness.unknown())).isEmpty();
        assertThat(placing().isFull()).isFalse();
    }

    @Test
    void thePairIsOfTheRegionOfItsPeople() {
        // Given
        Relays relays =
                heard(
                        RelaysTest.relay("a", "here", 0.1),
                        RelaysTest.relay("b", "there", 0.1),
                        RelaysTest.relay("c", "there", 0.2));

        // Then
        assertThat(placing(relays).create(Nearness.in(Optional.of("there"))))
                .hasValue(new Move(B1, C1, Reason.CREATED));
    }

    @Test
    void thePairIsNearToWhoeverMeasured() {
        // Given
        Relays relays =
                heard(
                        RelaysTest.relay("a", "here", 0.1),
                        RelaysTest.relay("b", "here", 0.1),
                        RelaysTest.relay("c", "here", 0.1));

        // When
        var move = placing(relays).create(near(Map.of("a", 180.0, "b", 55.0, "c", 12.0)));

        // Then
        assertThat(move).hasValue(new Move(C1, B1, Reason.CREATED));
    }

    @Test
    void theStandbyIsOfThePrimarysRegionBeforeItIsNear() {
        // Given
        Relays relays =
                heard(
                        RelaysTest.relay("a", "there", 0.1),
                        RelaysTest.relay("b", "here", 0.1),
                        RelaysTest.relay("c", "there", 0.1));

        // When
        var move = placing(relays).create(near(Map.of("a", 90.0, "b", 70.0, "c", 12.0)));

        // Then
        assertThat(move).hasValue(new Move(C1, A1, Reason.CREATED));
    }

    @Test
    void aFullRelayGetsNoNewMeetingAndStandsBy() {
        // Given
        Relays relays =
                heard(RelaysTest.relay("a", "here", 0.9), RelaysTest.relay("b", "here", 0.3));

        // Then
        assertThat(placing(relays).create(Nearness.unknown()))
                .hasValue(new Move(B1, A1, Reason.CREATED));
    }

    @Test
    void whereAllAreFullNoMeetingIsMadeButAnOldOneGoesOn() {
        // Given
        Relays relays =
                heard(RelaysTest.relay("a", "here", 0.9), RelaysTest.relay("b", "here", 0.8));

        // Then
        assertThat(placing(relays).create(Nearness.unknown())).isEmpty();
        assertThat(placing(relays).isFull()).isTrue();
        assertThat(placing(relays).promote(on(A1, B1), "a"))
                .hasValueSatisfying(
                        move -> assertThat(move.pairs().getFirst().primary()).isEqualTo(B1));
    }

    private static Nearness near(Map<String, Double> roundTripMillis) {
        return new Nearness(Optional.empty(), roundTripMillis);
    }
}
