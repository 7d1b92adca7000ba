package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelayLossTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final Detector detector = new Detector(ShippedRules.load());
    private final Set<String> lost = new LinkedHashSet<>();
    private final List<Long> beatsOfA = new ArrayList<>();
    private final List<Long> beatsOfB = new ArrayList<>();
    private String instanceOfA = "a1";
    private long millis;

    @Test
    void aPeersReportAloneFindsNothing() {
        // Given
        beats(beatsOfA, 0, 6_000, 500);
        beats(beatsOfB, 100, 6_000, 500);
        run(3_020);

        // When
        peerLost(3_020);
        run(6_000);

        // Then
        assertThat(lost).isEmpty();
    }

    @Test
    void aPeersReportConfirmsAnAbsence() {
        // Given
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 6_000, 500);
        run(3_150);

        // When
        peerLost(3_150);
        run(3_680);
        boolean tooEarly = !lost.isEmpty();
        run(3_760);

        // Then
        assertThat(tooEarly).isFalse();
        assertThat(lost).containsExactly("a a1");
    }

    @Test
    void aProcessKnownToBeGoneAndLeftIsLostSooner() {
        // Given
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 6_000, 500);
        run(3_080);

        // When
        peerGone(3_080);
        participantLeft(3_090);
        run(3_280);
        boolean tooEarly = !lost.isEmpty();
        run(3_320);

        // Then
        assertThat(tooEarly).isFalse();
        assertThat(lost).containsExactly("a a1");
    }

    @Test
    void aProcessKnownToBeGoneIsLostThoughThisObserverHeardNobodyForAWhile() {
        // Given: the survivor's own heartbeats are late, too
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 3_100, 500);
        beats(beatsOfB, 6_000, 9_000, 500);
        run(3_140);

        // When
        peerGone(3_140);
        participantLeft(3_150);
        run(3_400);

        // Then
        assertThat(lost).containsExactly("a a1");
    }

    @Test
    void aRelayThatOnlyItsPeerTakesForGoneIsNotLostWhileItBeats() {
        // Given: a firewall between the two refuses
        beats(beatsOfA, 0, 9_000, 500);
        beats(beatsOfB, 100, 9_000, 500);
        run(3_080);

        // When
        for (long end = 3_100; end <= 9_000; end += 300) {
            peerGone(end);
            run(end);
        }

        // Then
        assertThat(lost).isEmpty();
    }

    @Test
    void aProcessThatSaidFarewellIsNotLost() {
        // Given
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 6_000, 500);
        run(3_080);
        see(EventTypes.RELAY_STOPPED, new RelayStopped("a", "a1", at(3_080)));

        // When
        peerGone(3_100);
        participantLeft(3_110);
        run(6_000);

        // Then
        assertThat(lost).isEmpty();
    }

    @Test
    void aPeerThatHearsAgainConfirmsNothing() {
        // Given: the report arrives once more, after it was taken back
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 6_000, 500);
        run(3_150);

        // When
        peerLost(3_150);
        see(EventTypes.RELAY_PEER_FOUND, new RelayPeerFound("b", "a", at(3_161)));
        peerLost(3_150);
        run(5_000);

        // Then
        assertThat(lost).isEmpty();
    }

    @Test
    void whereAllAreLateAlikeTheObserverIsSuspected() {
        // Given: a starved machine, on which everybody's heartbeats take up to 950 ms
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 3_100, 500);
        beats(beatsOfA, 3_900, 9_000, 950);
        beats(beatsOfB, 3_800, 9_000, 900);
        run(3_120);

        // When
        peerLost(3_120);
        for (long end = 3_500; end <= 8_500; end += 100) {
            run(end);
            peerLost(end);
        }

        // Then
        assertThat(lost).isEmpty();
    }

    @Test
    void aLateHeartbeatOfTheRelayThatTookOverIsNotADeafObserver() {
        // Given: busy with the meeting it took over, the survivor is 630 ms late
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 3_100, 500);
        beats(beatsOfB, 4_230, 6_000, 500);
        run(3_450);

        // When
        peerLost(3_450);
        run(4_400);

        // Then
        assertThat(lost).containsExactly("a a1");
    }

    @Test
    void aNewProcessLostWhileTheOldOnesLossStillFiresIsAnotherLoss() {
        // Given
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 9_000, 500);
        run(3_150);
        peerLost(3_150);
        run(4_000);

        // When: back as another process, for a second
        beats(beatsOfA, 4_500, 5_500, 500);
        instanceOfA = "a2";
        run(5_600);
        boolean sameAfterReturn = lost.size() == 1;
        peerLost(5_620);
        run(6_300);

        // Then
        assertThat(sameAfterReturn).isTrue();
        assertThat(lost).containsExactly("a a1", "a a2");
    }

    @Test
    void aLateHeartbeatOfTheNewProcessIsNotTheOldLossGoingOn() {
        // Given: lost, found, and back as another process
        beats(beatsOfA, 0, 3_000, 500);
        beats(beatsOfB, 100, 8_000, 500);
        run(3_150);
        peerLost(3_150);
        run(4_500);
        instanceOfA = "a2";
        beats(beatsOfA, 4_520, 5_020, 500);

        // When: its next heartbeat is 600 ms late, the old loss still fires
        beats(beatsOfA, 6_120, 8_000, 500);
        run(6_000);

        // Then
        List<Finding> findings = detector.evaluate(at(6_020));
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().goneSince()).isBetween(at(4_520), at(4_560));
    }

    @Test
    void aRelayIsMissedFromItsStartAtTheEarliest() {
        // Given: another relay has been heard for long
        beats(beatsOfB, 0, 40_000, 500);
        run(15_000);

        // When: its first heartbeat comes a second after its start
        started("a1");
        beats(beatsOfA, 16_000, 20_000, 500);
        run(20_100);
        see(EventTypes.RELAY_STOPPED, new RelayStopped("a", "a1", at(20_100)));
        run(35_000);
        instanceOfA = "a2";
        started("a2");
        beats(beatsOfA, 35_400, 40_000, 500);
        run(40_000);

        // Then
        assertThat(lost).isEmpty();
    }

    private void started(String instance) {
        see(EventTypes.RELAY_STARTED, new RelayStarted("a", instance, "local", "", "", at(millis)));
    }

    private static void beats(List<Long> of, long from, long to, long every) {
        for (long at = from; at <= to; at += every) {
            of.add(at);
        }
    }

    private void run(long end) {
        for (; millis <= end; millis += 20) {
            long now = millis;
            send(beatsOfA, "a", instanceOfA, now);
            send(beatsOfB, "b", "b1", now);
            detector.evaluate(at(now))
                    .forEach(one -> lost.add(one.cause().id() + " " + one.lostInstance()));
        }
    }

    private void send(List<Long> due, String relayId, String instance, long now) {
        while (!due.isEmpty() && due.getFirst() <= now) {
            long sent = due.removeFirst();
            see(
                    EventTypes.RELAY_HEARTBEAT,
                    new RelayHeartbeat(
                            relayId,
                            instance,
                            sent,
                            RelayState.READY,
                            "local",
                            "",
                            "",
                            new RelayLoad(0, 0, 0, 0, 0, 0),
                            List.of(),
                            List.of(),
                            at(sent)));
        }
    }

    private void peerLost(long at) {
        see(EventTypes.RELAY_PEER_LOST, new RelayPeerLost("b", "a", List.of(), 120, at(at), null));
    }

    private void peerGone(long at) {
        see(EventTypes.RELAY_PEER_LOST, new RelayPeerLost("b", "a", List.of(), 60, at(at), true));
    }

    private void participantLeft(long at) {
        var left =
                new PathSwitched(
                        "abc-defg-hij",
                        "p-1",
                        "a",
                        "b",
                        1,
                        PathSwitched.Reason.RELAY_LOST,
                        80,
                        at(at));
        see(EventTypes.PATH_SWITCHED, left);
    }

    private <T> void see(EventType<T> type, T data) {
        Instant now = at(millis);
        Event<T> event = new Event<>(type.name() + millis, "/test", type, "a", now, null, data);
        detector.observe(new Observation(event, now, now, false));
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
