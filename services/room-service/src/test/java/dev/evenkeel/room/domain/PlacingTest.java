package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where meetings that exist are moved, and who stands by. */
class PlacingTest {
    static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(60);
    static final RelayRef A1 = new RelayRef("a", "1");
    private static final RelayRef A2 = new RelayRef("a", "2");
    static final RelayRef B1 = new RelayRef("b", "1");
    private static final RelayRef B2 = new RelayRef("b", "2");
    static final RelayRef C1 = new RelayRef("c", "1");

    @Nested
    class Reconciling {
        @Test
        void aHealthyPairIsLeftAlone() {
            assertThat(placing(A1, B1).reconcile(on(A1, B1))).isEmpty();
        }

        @Test
        void aMissingStandbyIsRestored() {
            assertThat(placing(A1, B1).reconcile(on(A1, null)))
                    .hasValue(new Move(A1, B1, Reason.STANDBY_RESTORED));
        }

        @Test
        void withoutAnotherRelayThereIsStillNoStandby() {
            assertThat(placing(A1).reconcile(on(A1, null))).isEmpty();
        }

        @Test
        void aRestartedStandbyIsPlacedAnew() {
            assertThat(placing(A1, B2).reconcile(on(A1, B1)))
                    .hasValue(new Move(A1, B2, Reason.STANDBY_RESTORED));
        }

        @Test
        void aRestartedPrimaryBecomesTheStandby() {
            assertThat(placing(A2, B1).reconcile(on(A1, B1)))
                    .hasValue(new Move(B1, A2, Reason.RELAY_LOST));
        }

        @Test
        void whenBothRestartedBothArePlacedAnew() {
            assertThat(placing(A2, B2).reconcile(on(A1, B1)))
                    .hasValue(new Move(A2, B2, Reason.RELAY_LOST));
        }

        @Test
        void aRestartedPrimaryWithoutStandbyIsPlacedAnew() {
            assertThat(placing(A2).reconcile(on(A1, null)))
                    .hasValue(new Move(A2, null, Reason.RELAY_LOST));
        }

        @Test
        void aRestartedPrimaryStaysWhenTheStandbyIsDead() {
            // Given
            Relays relays = live(A2).heard(known(B1, LONG_AGO));

            // Then
            assertThat(placing(relays).reconcile(on(A1, B1)))
                    .hasValue(new Move(A2, null, Reason.RELAY_LOST));
        }

        @Test
        void whatRelaysSayOfEachOtherMovesNothing() {
            // Given
            Relays doubted =
                    live(A1, B1).doubt("b", NOW.plusSeconds(2)).doubt("a", NOW.plusSeconds(2));

            // Then
            assertThat(placing(doubted).reconcile(on(A1, B1))).isEmpty();
            assertThat(placing(doubted.trust("b")).reconcile(on(A1, B1))).isEmpty();
            assertThat(placing(doubted).create(Nearness.unknown()))
                    .hasValue(new Move(A1, B1, Reason.CREATED));
        }

        @Test
        void aDoubtedRelayDoesNotComeBackAsStandbyAtOnce() {
            assertThat(placing(live(A1, B1).doubt("b", NOW.plusSeconds(2))).reconcile(on(A1, null)))
                    .isEmpty();
        }

        @Test
        void seenAgainByAPeerALostRelayStaysAwayAsCommanded() {
            // Given
            Relays relays = live(A1, B1).suspect("b", NOW.plusSeconds(5)).trust("b");

            // Then
            assertThat(placing(relays).reconcile(on(A1, null))).isEmpty();
        }

        @Test
        void aStandbyIsRestoredOnlyOnceItIsSteady() {
            // Given
            Relays relays = live(A1).heard(known(B1, NOW.minus(Duration.ofMillis(999))));

            // Then
            assertThat(placing(relays).reconcile(on(A1, null))).isEmpty();
            assertThat(new Placing(relays, Map.of(), NOW.plusMillis(1)).reconcile(on(A1, null)))
                    .hasValue(new Move(A1, B1, Reason.STANDBY_RESTORED));
        }

        @Test
        void aLongAbsentStandbyIsReplacedOrGivenUp() {
            // Given
            Relays relays = Relays.none().heard(known(B1, LONG_AGO)).heard(known(A1, LONG_AGO));
            for (Instant at = LONG_AGO; !at.isAfter(NOW); at = at.plusSeconds(1)) {
                relays = relays.heard(known(A1, at));
            }

            // Then
            assertThat(placing(relays).reconcile(on(A1, B1)))
                    .hasValue(new Move(A1, null, Reason.STANDBY_LOST));
            assertThat(placing(relays.heard(known(C1, NOW))).reconcile(on(A1, B1)))
                    .hasValue(new Move(A1, C1, Reason.STANDBY_LOST));
        }

        @Test
        void aStandbyThatStoppedIsGivenUpAtOnce() {
            assertThat(placing(live(A1, B1).stopped("b", "1")).reconcile(on(A1, B1)))
                    .hasValue(new Move(A1, null, Reason.STANDBY_LOST));
        }

        @Test
        void aDrainingPrimaryIsLeftAndStandsByMeanwhile() {
            // Given
            Relays relays = live(A1, B1).heard(draining("a"));

            // Then
            assertThat(placing(relays).reconcile(on(A1, B1)))
                    .hasValue(new Move(B1, A1, Reason.DRAIN));
            assertThat(placing(relays).reconcile(on(A1, null)))
                    .hasValue(new Move(B1, A1, Reason.DRAIN));
        }

        @Test
        void aPrimaryThatStoppedIsLeftForGood() {
            // Given
            Relays relays = live(A1, B1).stopped("a", "1");

            // Then
            assertThat(placing(relays).reconcile(on(A1, B1)))
                    .hasValue(new Move(B1, null, Reason.DRAIN));
        }

        @Test
        void whenBothAreLeavingThereIsNowhereToGo() {
            // Given
            Relays relays = live(A1, B1).heard(draining("a"));

            // Then
            assertThat(placing(relays.stopped("b", "1")).reconcile(on(A1, B1))).isEmpty();
            assertThat(placing(relays.heard(draining("b"))).reconcile(on(A1, B1))).isEmpty();
        }

        @Test
        void aDrainingStandbyIsLetGoOnceEverybodyHasMoved() {
            // Given
            Relays relays = live(A1, B1).heard(draining("b"));
            Instant handedOver = NOW.minus(PairPlacing.HANDOVER);

            // Then
            assertThat(placing(relays).reconcile(placedAt(handedOver.plusMillis(1)))).isEmpty();
            assertThat(placing(relays).reconcile(placedAt(handedOver)))
                    .hasValue(new Move(A1, null, Reason.DRAIN));
        }

        @Test
        void aSilentRelayIsNotTheReconcilersBusiness() {
            // Given
            Relays relays = live(B1).heard(known(A1, LONG_AGO));

            // Then
            assertThat(placing(relays).reconcile(on(A1, B1))).isEmpty();
        }

        @Test
        void aRelayJustLostDoesNotComeBackAsStandby() {
            // Given
            Relays relays = live(A1, B1).suspect("a", NOW.plusSeconds(5));

            // Then
            assertThat(placing(relays).reconcile(on(B1, null))).isEmpty();
        }
    }

    @Nested
    class Promoting {
        @Test
        void theStandbyTakesOverAndAThirdRelayStandsBy() {
            assertThat(placing(A1, B1, C1).promote(on(A1, B1), "a"))
                    .hasValue(new Move(B1, C1, Reason.RELAY_LOST));
        }

        @Test
        void withTwoRelaysThereIsNoStandbyAfterwards() {
            assertThat(placing(A1, B1).promote(on(A1, B1), "a"))
                    .hasValue(new Move(B1, null, Reason.RELAY_LOST));
        }

        @Test
        void aDeadStandbyIsPassedOver() {
            // Given
            Relays relays = live(A1, C1).heard(known(B1, LONG_AGO));

            // Then
            assertThat(placing(relays).promote(on(A1, B1), "a"))
                    .hasValue(new Move(C1, null, Reason.RELAY_LOST));
        }

        @Test
        void aStandbyNeverHeardIsTrusted() {
            assertThat(placing().promote(on(A1, B1), "a"))
                    .hasValue(new Move(B1, null, Reason.RELAY_LOST));
        }

        @Test
        void withoutStandbyAnyOtherLiveRelayTakesOver() {
            assertThat(placing(A1, C1).promote(on(A1, null), "a"))
                    .hasValue(new Move(C1, null, Reason.RELAY_LOST));
        }

        @Test
        void withoutAnyOtherRelayThereIsNowhereToGo() {
            assertThat(placing(A1).promote(on(A1, null), "a")).isEmpty();
        }
    }

    @Nested
    class Leaving {
        @Test
        void theSickRelayStandsByWhenThereIsNoOther() {
            assertThat(placing(A1, B1).leave(on(A1, B1), "a"))
                    .hasValue(new Move(B1, A1, Reason.RELAY_SICK));
        }

        @Test
        void anotherRelayStandsByRatherThanTheSickOne() {
            assertThat(placing(A1, B1, C1).leave(on(A1, B1), "a"))
                    .hasValue(new Move(B1, C1, Reason.RELAY_SICK));
        }

        @Test
        void withoutAnyOtherRelayTheSickOneIsKept() {
            assertThat(placing(A1).leave(on(A1, null), "a")).isEmpty();
        }
    }

    @Nested
    class ReplacingTheStandby {
        @Test
        void anotherRelayStandsBy() {
            assertThat(placing(A1, B1, C1).replaceStandby(on(A1, B1), "b"))
                    .hasValue(new Move(A1, C1, Reason.STANDBY_LOST));
        }

        @Test
        void orNone() {
            assertThat(placing(A1, B1).replaceStandby(on(A1, B1), "b"))
                    .hasValue(new Move(A1, null, Reason.STANDBY_LOST));
        }
    }

    static Placement on(RelayRef primary, @Nullable RelayRef standby) {
        return on(new Pair(primary, standby));
    }

    static Placement on(Pair... pairs) {
        return new Placement(List.of(pairs), 7, Reason.CREATED, null, LONG_AGO);
    }

    private static Placement placedAt(Instant at) {
        return new Placement(List.of(new Pair(A1, B1)), 7, Reason.DRAIN, null, at);
    }

    private static KnownRelay draining(String id) {
        return RelaysTest.relay(id, "1", RelayState.DRAINING, 0, NOW);
    }

    static Placing placing(RelayRef... liveOnes) {
        return placing(live(liveOnes));
    }

    static Placing placing(Relays relays) {
        return new Placing(relays, Map.of(), NOW);
    }

    static Relays heard(KnownRelay... known) {
        Relays relays = Relays.none();
        for (KnownRelay relay : known) {
            relays = relays.heard(relay);
        }
        return relays;
    }

    private static Relays live(RelayRef... liveOnes) {
        Relays relays = Relays.none();
        for (RelayRef relay : liveOnes) {
            relays = relays.heard(known(relay, NOW.minusSeconds(1))).heard(known(relay, NOW));
        }
        return relays;
    }

    private static KnownRelay known(RelayRef relay, Instant heardAt) {
        return RelaysTest.relay(relay.relayId(), relay.instanceId(), RelayState.READY, 0, heardAt);
    }
}
