package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelaysTest {
    private static final Instant T0 = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void relayIsLiveForThreeSecondsAfterItsHeartbeat() {
        // Given
        Relays relays = Relays.none().heard(relay("a", T0)).heard(relay("b", at(2900)));

        // Then
        assertThat(relays.isLive("a", at(2999))).isTrue();
        assertThat(relays.isLive("a", at(3000))).isFalse();
        assertThat(relays.isLive("b", at(3000))).isTrue();
        assertThat(relays.isLive("never-heard", at(0))).isFalse();
    }

    @Test
    void whenAllFallSilentAtOnceTheLastKnownStayLive() {
        // Given
        Relays relays = Relays.none().heard(relay("a", T0)).heard(relay("b", at(400)));

        // When
        Instant muchLater = at(120_000);

        // Then
        assertThat(ids(relays, muchLater)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aRelayThatWasDeadBeforeAllFellSilentStaysDead() {
        // Given
        Relays relays = Relays.none().heard(relay("a", T0)).heard(relay("b", at(10_000)));

        // Then
        assertThat(ids(relays, at(60_000))).containsExactly("b");
    }

    @Test
    void afterDeafnessOthersGetTimeToBeHeardAgain() {
        // Given
        Relays before = Relays.none().heard(relay("a", T0)).heard(relay("b", at(400)));

        // When
        Relays after = before.heard(relay("a", at(60_000)));

        // Then
        assertThat(after.isLive("b", at(61_000))).isTrue();
        assertThat(after.isLive("b", at(62_000))).isFalse();
        assertThat(after.isLive("a", at(62_000))).isTrue();
    }

    @Test
    void leastLoadedComesFirstAndThenTheOneWithFewerMeetings() {
        // Given
        Relays relays =
                Relays.none()
                        .heard(relay("a", "1", RelayState.READY, 10, T0))
                        .heard(relay("b", "1", RelayState.READY, 2, T0))
                        .heard(relay("c", "1", RelayState.READY, 2, T0));

        // When
        List<KnownRelay> candidates =
                relays.candidates(T0, Map.of("b", 5), Nearness.unknown(), Relays.NO_PREFERENCE);

        // Then
        assertThat(candidates).extracting(KnownRelay::relayId).containsExactly("c", "b", "a");
    }

    @Test
    void relaysOfTheRegionComeFirstAndFullOnesLast() {
        // Given
        Relays relays =
                Relays.none()
                        .heard(relay("full", "here", 0.9))
                        .heard(relay("far", "there", 0.1))
                        .heard(relay("near", "here", 0.7));

        // Then
        assertThat(
                        relays.candidates(
                                T0,
                                Map.of(),
                                Nearness.in(Optional.of("here")),
                                Relays.NO_PREFERENCE))
                .extracting(KnownRelay::relayId)
                .containsExactly("near", "far", "full");
        assertThat(
                        relays.candidates(
                                T0,
                                Map.of(),
                                Nearness.in(Optional.of("there")),
                                Relays.NO_PREFERENCE))
                .extracting(KnownRelay::relayId)
                .containsExactly("far", "near", "full");
        assertThat(
                        relays.candidates(
                                T0,
                                Map.of(),
                                Nearness.in(Optional.of("nowhere")),
                                Relays.NO_PREFERENCE))
                .extracting(KnownRelay::relayId)
                .containsExactly("far", "near", "full");
    }

    @Test
    void aRelayIsFullOnceItHasBeenBusyForSeconds() {
        // Given
        Relays calm = Relays.none().heard(relay("a", "here", 0.1));

        // When
        Relays startled = calm.heard(relay("a", "here", 1.0));

        // Then
        assertThat(startled.find("a")).hasValueSatisfying(a -> assertThat(a.isFull()).isFalse());

        // When
        Relays busy = startled;
        for (int i = 0; i < 10; i++) {
            busy = busy.heard(relay("a", "here", 1.0));
        }

        // Then
        assertThat(busy.find("a")).hasValueSatisfying(a -> assertThat(a.isFull()).isTrue());
    }

    @Test
    void drainingAndFencedRelaysAreNoCandidates() {
        // Given
        Relays relays =
                Relays.none()
                        .heard(relay("a", "1", RelayState.DRAINING, 0, T0))
                        .heard(relay("b", "1", RelayState.FENCED, 0, T0));

        // Then
        assertThat(ids(relays, T0)).isEmpty();
        assertThat(relays.isLive("a", T0)).isTrue();
    }

    @Test
    void suspectedRelayIsAvoidedUntilItIsOverOrRestartedWhateverPeersSay() {
        // Given
        Relays relays =
                Relays.none().heard(relay("a", T0)).heard(relay("b", T0)).suspect("a", at(2000));

        // Then
        assertThat(ids(relays, at(1999))).containsExactly("b");
        assertThat(ids(relays, at(2000))).containsExactly("a", "b");
        assertThat(ids(relays.trust("a"), T0)).containsExactly("b");
        assertThat(ids(relays.heard(relay("a", "2", RelayState.READY, 0, T0)), T0))
                .containsExactly("a", "b");
    }

    @Test
    void theOnlyRelayIsUsedEvenIfSuspected() {
        // Given
        Relays relays = Relays.none().heard(relay("a", T0)).suspect("a", at(2000));

        // Then
        assertThat(ids(relays, T0)).containsExactly("a");
    }

    @Test
    void doubtedRelayComesLastUntilTrustedOrOver() {
        // Given
        Relays relays =
                Relays.none().heard(relay("a", T0)).heard(relay("b", T0)).doubt("a", at(2000));

        // Then
        assertThat(ids(relays, at(1999))).containsExactly("b", "a");
        assertThat(ids(relays, at(2000))).containsExactly("a", "b");
        assertThat(ids(relays.trust("a"), T0)).containsExactly("a", "b");
    }

    @Test
    void relayIsSteadyAfterOneSecondOfReadinessWithoutAGap() {
        // Given
        Relays once = Relays.none().heard(relay("a", T0));
        Relays fenced = once.heard(relay("a", "1", RelayState.FENCED, 0, at(500)));
        Relays again = fenced.heard(relay("a", at(600)));
        Relays restarted = once.heard(relay("a", "2", RelayState.READY, 0, at(600)));

        // Then
        assertThat(isSteady(once, at(999))).isFalse();
        assertThat(isSteady(once.heard(relay("a", at(800))), at(1000))).isTrue();
        assertThat(isSteady(again, at(1599))).isFalse();
        assertThat(isSteady(again, at(1600))).isTrue();
        assertThat(isSteady(restarted, at(1599))).isFalse();
        assertThat(isSteady(once.doubt("a", at(2000)), at(1500))).isFalse();
    }

    @Test
    void relayIsAbsentAfterFiveSecondsInWhichOthersWereHeard() {
        // Given
        Relays relays = Relays.none().heard(relay("a", T0)).heard(relay("b", T0));
        for (int beat = 200; beat <= 5000; beat += 200) {
            relays = relays.heard(relay("b", at(beat)));
        }

        // Then
        assertThat(relays.isAbsent("a", at(4999))).isFalse();
        assertThat(relays.isAbsent("a", at(5000))).isTrue();
        assertThat(relays.isAbsent("never-heard", at(5000))).isTrue();
        assertThat(relays.isAbsent("never-heard", at(4999))).isFalse();
        assertThat(relays.isAbsent("b", at(5000))).isFalse();
    }

    @Test
    void nobodyIsAbsentWhileTheObserverIsDeafOrFiveSecondsAfterwards() {
        // Given
        Relays deaf = Relays.none().heard(relay("a", T0)).heard(relay("b", T0));
        Relays hearing = deaf.heard(relay("b", at(60_000)));

        // Then
        assertThat(deaf.isAbsent("a", at(50_000))).isFalse();
        assertThat(hearing.isAbsent("a", at(60_001))).isFalse();
        assertThat(hearing.heard(relay("b", at(63_000))).isAbsent("a", at(64_999))).isFalse();
        assertThat(hearing.heard(relay("b", at(63_000))).isAbsent("a", at(65_000))).isTrue();
    }

    @Test
    void shorterSuspicionDoesNotEndALongerOne() {
        // Given
        Relays relays =
                Relays.none()
                        .heard(relay("a", T0))
                        .heard(relay("b", T0))
                        .suspect("a", at(2500))
                        .suspect("a", at(1000));

        // Then
        assertThat(ids(relays, at(2000))).containsExactly("b");
    }

    @Test
    void stoppedRelayIsGoneUnlessItAlreadyRunsAgain() {
        // Given
        Relays relays = Relays.none().heard(relay("a", "2", RelayState.READY, 0, T0));

        // Then
        assertThat(relays.stopped("a", "1").isLive("a", T0)).isTrue();
        assertThat(relays.stopped("a", "2").isLive("a", T0)).isFalse();
        assertThat(relays.stopped("a", "2").isLeaving("a")).isTrue();
    }

    private static boolean isSteady(Relays relays, Instant now) {
        return relays.isSteady(relays.find("a").orElseThrow(), now);
    }

    private static List<String> ids(Relays relays, Instant now) {
        return relays.candidates(now).stream().map(KnownRelay::relayId).toList();
    }

    static KnownRelay relay(String id, String region, double cpuRatio) {
        return new KnownRelay(
                id, "1", region, RelayState.READY, "http://" + id, id + ":20", 0, cpuRatio, T0);
    }

    private static KnownRelay relay(String id, Instant heardAt) {
        return relay(id, "1", RelayState.READY, 0, heardAt);
    }

    static KnownRelay relay(
            String id, String instance, RelayState state, int sessions, Instant heardAt) {
        return new KnownRelay(
                id, instance, "here", state, "http://" + id, id + ":20", sessions, 0, heardAt);
    }

    private static Instant at(long millis) {
        return T0.plus(Duration.ofMillis(millis));
    }
}
