package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Offers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice sends to Bob over relay A, which falls asleep or is left. */
class FencingScenarioTest {
    private final TwoRelays relays = new TwoRelays();
    private Path alice;
    private Path bob;

    @BeforeEach
    void aliceSendsToBobOverA() {
        relays.placeBoth(1);
        alice = relays.join(relays.a, "p-alice", true, 1);
        bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        alice.client().sendMedia(true);
        relays.network.runMillis(2_000);
    }

    @Test
    void aZombieForwardsNothingAndLearnsThatItWasReplaced() {
        // Given
        relays.a.loop.sleep();
        relays.network.runMillis(5_000);
        relays.b.place(2, "relay-b", "relay-c");
        relays.network.runMillis(5_000);
        long forwarded = forwardedBefore();

        // When
        relays.a.loop.wake();
        relays.network.runMillis(1_000);

        // Then
        assertThat(relays.a.counters().packetsForwarded()).isEqualTo(forwarded);
        assertThat(relays.a.counters().packetsDroppedFenced()).isGreaterThan(400);
        assertThat(relays.a.counters().forwardedUnderOldEpoch()).isZero();
        assertThat(alice.client().hasEnded()).isTrue();
        assertThat(relays.a.listener.lines())
                .contains("fenced [" + TwoRelays.MEETING + "] after 10000")
                .contains("closed p-alice: placed elsewhere");
        assertThat(relays.a.open("p-alice", 1, true, 9, Offers.offer().also(o -> o.heartbeat())))
                .isEqualTo(new OpenOutcome.StaleEpoch(1, 2));
    }

    /** What Bob got is what the relay forwarded: asleep it can't be asked. */
    private long forwardedBefore() {
        return (long) bob.from("p-alice", "camera").packets().size()
                + bob.from("p-alice", "microphone").packets().size();
    }

    @Test
    void aPlacementThatWaitedWhileItSleptDoesNotBringItBack() {
        // Given: room-service said epoch 1 again just as the relay fell asleep, then moved on
        relays.a.loop.sleep();
        var waiting = relays.placement(1, "relay-a", "relay-b");
        var late = relays.a.relay.place(waiting);
        relays.network.runMillis(3_000);
        relays.b.place(2, "relay-b", "relay-c");
        relays.network.runMillis(1_000);

        // When
        relays.a.loop.wake();
        relays.network.runMillis(100);

        // Then
        assertThat(relays.await(late)).isTrue();
        assertThat(alice.client().hasEnded()).isTrue();
        assertThat(relays.a.snapshot().sessions()).isEmpty();
    }

    @Test
    void thePeersWordLetsItServeAgain() {
        // Given
        relays.a.loop.sleep();
        relays.network.runMillis(3_000);
        int before = bob.from("p-alice", "camera").packets().size();

        // When
        relays.a.loop.wake();
        relays.network.runMillis(1_000);

        // Then
        assertThat(relays.a.listener.lines()).contains("unfenced [" + TwoRelays.MEETING + "]");
        assertThat(bob.from("p-alice", "camera").packets().size()).isGreaterThan(before + 50);
        assertThat(bob.from("p-alice", "camera").decodedAt().getLast())
                .isGreaterThan(relays.network.nanoTime() - 100_000_000);
    }

    private void sleepAndWakeAlone() {
        relays.b.loop.kill();
        relays.a.loop.sleep();
        relays.network.runMillis(2_000);
        relays.a.loop.wake();
    }

    @Test
    void withoutAnyWordItStaysFenced() {
        // Given
        sleepAndWakeAlone();
        int before = bob.from("p-alice", "camera").packets().size();

        // When
        relays.network.runMillis(5_000);

        // Then
        assertThat(bob.from("p-alice", "camera").packets()).hasSizeLessThanOrEqualTo(before + 6);
        assertThat(bob.client().heartbeats().getLast().fenced()).isTrue();
        assertThat(relays.a.snapshot().fenced()).isTrue();
        assertThat(relays.a.open("p-carol", 1, true, 1, Offers.offer().also(o -> o.heartbeat())))
                .isEqualTo(new OpenOutcome.Fenced());
    }

    @Test
    void aPlacementLetsItServeAgain() {
        // Given
        sleepAndWakeAlone();
        int before = bob.from("p-alice", "camera").packets().size();

        // When
        boolean accepted = relays.a.place(1, "relay-a", "relay-b");
        relays.network.runMillis(1_000);

        // Then
        assertThat(accepted).isTrue();
        assertThat(bob.from("p-alice", "camera").packets().size()).isGreaterThan(before + 50);
    }

    @Test
    void aNewerTokenLetsItServeAgain() {
        // Given
        sleepAndWakeAlone();

        // When
        OpenOutcome outcome =
                relays.a.open("p-carol", 2, true, 1, Offers.offer().also(o -> o.heartbeat()));

        // Then
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        assertThat(relays.a.snapshot().fenced()).isFalse();
        assertThat(relays.a.snapshot().meetings().getFirst().epoch()).isEqualTo(2);
    }

    @Test
    void aMeetingWithoutStandbyIsFencedTillPlacedAgain() {
        // Given
        relays.a.place(2, "relay-a", null);
        relays.a.loop.sleep();
        relays.network.runMillis(2_000);

        // When
        relays.a.loop.wake();
        relays.network.runMillis(1_000);

        // Then
        assertThat(relays.a.snapshot().fenced()).isTrue();
        relays.a.place(2, "relay-a", null);
        assertThat(relays.a.snapshot().fenced()).isFalse();
    }

    @Test
    void placementsNeverGoBack() {
        // Given
        relays.a.place(3, "relay-a", "relay-b");

        // When
        boolean older = relays.a.place(2, "relay-b", null);
        boolean same = relays.a.place(3, "relay-a", "relay-b");
        boolean contradicting = relays.a.place(3, "relay-b", "relay-a");

        // Then
        assertThat(older).isFalse();
        assertThat(same).isTrue();
        assertThat(contradicting).isFalse();
        assertThat(relays.a.open("p-carol", 2, true, 1, Offers.offer().also(o -> o.heartbeat())))
                .isEqualTo(new OpenOutcome.StaleEpoch(2, 3));
    }

    @Test
    void aRelayOutsideThePairEndsItsSessions() {
        // When
        relays.a.place(2, "relay-b", "relay-c");
        relays.network.runMillis(20);

        // Then
        assertThat(alice.client().hasEnded()).isTrue();
        assertThat(relays.a.snapshot().sessions()).isEmpty();
        assertThat(relays.a.counters().forwardedUnderOldEpoch()).isZero();
    }

    @Test
    void aPeerThatKnowsNothingOfTheMeetingIsIgnored() {
        // Given
        relays.await(relays.b.relay.end(TwoRelays.MEETING));

        // When
        relays.network.runMillis(2_000);

        // Then
        assertThat(bob.from("p-alice", "camera").longestDecodingGapMillis()).isLessThan(50);
        assertThat(relays.b.snapshot().meetings()).isEmpty();
    }
}
