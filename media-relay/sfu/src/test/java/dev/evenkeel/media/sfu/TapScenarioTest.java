package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import dev.evenkeel.media.sfu.tap.ReadBlock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TapScenarioTest {
    private final TwoRelays relays = new TwoRelays();
    private final BlockPool pool = new BlockPool(64 << 20);

    private MeetingTap tap(Relay relay, String... recorded) {
        MeetingTap tap = new MeetingTap(pool, () -> relays.network.nanoTime() / 1_000_000);
        tap.record(Set.of(recorded));
        relay.tap(TwoRelays.MEETING, tap);
        return tap;
    }

    private static List<ReadBlock.Packet> copied(MeetingTap tap) {
        return tap.takeFull().stream()
                .flatMap(block -> ReadBlock.of(block).packets().stream())
                .filter(packet -> !packet.isReport())
                .toList();
    }

    @Test
    void everythingThatWasSentIsCopiedOnceDespiteLoss() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        alice.client().sendMedia(true);
        relays.network.runMillis(500);
        MeetingTap tap = tap(relays.a.relay, "p-alice");

        // When
        relays.network.clientLoss(0.05);
        relays.network.runMillis(5_000);
        relays.network.clientLoss(0);
        relays.network.runMillis(1_500);

        // Then
        List<Integer> camera =
                copied(tap).stream()
                        .filter(packet -> packet.source().name().equals("camera"))
                        .map(ReadBlock.Packet::sequence)
                        .sorted()
                        .toList();
        assertThat(camera).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(camera.getLast() - camera.getFirst()).isEqualTo(camera.size() - 1);
    }

    @Test
    void aTapThatBeginsAsksForKeyframes() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        alice.client().sendMedia(true);
        relays.network.runMillis(1_500);
        long before = alice.client().keyframesSent();

        // When
        tap(relays.a.relay, "p-alice");
        relays.network.runMillis(1_000);

        // Then
        assertThat(alice.client().keyframesSent()).isGreaterThan((int) before);
    }

    @Test
    void mediaOfThePairPeerIsNotCopiedASecondTime() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        relays.join(relays.b, "p-bob", true, 1, "p-alice");
        MeetingTap there = tap(relays.b.relay, "p-alice", "p-bob");
        alice.client().sendMedia(true);

        // When
        relays.network.runMillis(1_000);

        // Then
        Set<String> whose =
                copied(there).stream()
                        .map(packet -> packet.source().participant())
                        .collect(Collectors.toSet());
        assertThat(whose).doesNotContain("p-alice");
    }

    @Test
    void aMeetingThatEndsClosesItsTap() {
        // Given
        relays.placeBoth(1);
        MeetingTap tap = tap(relays.a.relay, "p-alice");
        relays.network.runMillis(100);

        // When
        relays.a.relay.end(TwoRelays.MEETING);
        relays.network.runMillis(100);

        // Then
        assertThat(tap.isClosed()).isTrue();
    }
}
