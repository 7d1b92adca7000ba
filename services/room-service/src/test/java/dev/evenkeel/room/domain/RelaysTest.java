package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        List<KnownRelay> candidates = relays.candidates(T0, Map.of("b", 5));

        // Then
        assertThat(candidates).extracting(KnownRelay::relayId).containsExactly("c", "b", "a");
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
    void suspectedRelayIsAvoidedUntilTrustedOverOrRestarted() {
        // Given
        Relays relays =
                Relays.none().heard(relay("a", T0)).heard(relay("b", T0)).suspect("a", at(2000));

        // Then
        assertThat(ids(relays, at(1999))).containsExactly("b");
        assertThat(ids(relays, at(2000))).containsExactly("a", "b");
        assertThat(ids(relays.trust("a"), T0)).containsExactly("a", "b");
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
        assertThat(relays.stopped("a", "1").find("a")).isPresent();
        assertThat(relays.stopped("a", "2").find("a")).isEmpty();
    }

    private static List<String> ids(Relays relays, Instant now) {
        return relays.candidates(now, Map.of()).stream().map(KnownRelay::relayId).toList();
    }

    private static KnownRelay relay(String id, Instant heardAt) {
        return relay(id, "1", RelayState.READY, 0, heardAt);
    }

    static KnownRelay relay(
            String id, String instance, RelayState state, int sessions, Instant heardAt) {
        return new KnownRelay(id, instance, state, "http://" + id, id + ":20", sessions, heardAt);
    }

    private static Instant at(long millis) {
        return T0.plus(Duration.ofMillis(millis));
    }
}
