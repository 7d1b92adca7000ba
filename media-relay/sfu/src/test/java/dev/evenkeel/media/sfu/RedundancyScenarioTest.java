package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice's sound is plain; Bob takes redundant sound (RED) under 62, Carol does not. */
class RedundancyScenarioTest {
    private static final String RED = "a=rtpmap:%1$d red/48000/2\r\na=fmtp:%1$d 111/111\r\n";
    private static final int RED_TYPE = 62;

    private final TwoRelays relays = new TwoRelays();
    private Path bob;
    private Path carol;

    @BeforeEach
    void aliceSpeaks() {
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        bob = listen("p-bob", Offers.offer().format(RED_TYPE, false, RED));
        carol = listen("p-carol", Offers.offer());
        alice.client().sendMedia(true);
        relays.network.runMillis(3_000);
    }

    private Path listen(String participant, Offers offer) {
        Map<String, String> mids = new HashMap<>();
        for (String source : List.of("microphone", "camera")) {
            mids.put("p-alice/" + source, offer.subscribe("p-alice", source));
        }
        SimulatedClient client = new SimulatedClient(relays.network);
        return relays.connect(relays.a, participant, offer, client, mids);
    }

    private static List<Packet> sound(Path path) {
        return path.from("p-alice", "microphone").packets();
    }

    private static List<Packet> since(int count, Path path) {
        List<Packet> all = sound(path);
        return all.subList(count, all.size());
    }

    @Test
    void onGoodPathsEverybodyGetsPlainSound() {
        assertThat(sound(bob)).hasSizeGreaterThan(140);
        assertThat(sound(bob)).allMatch(p -> p.payloadType() == Offers.OPUS && p.length() == 4);
        assertThat(relays.a.counters().redundancyAdded()).isZero();
    }

    @Test
    void whoLosesMuchGetsEachPacketWithTheTwoBefore() {
        // Given
        relays.network.clientLoss(0.15);
        relays.network.runMillis(3_000);
        int before = sound(bob).size();

        // When
        relays.network.runMillis(3_000);

        // Then: two headers of four bytes, one of one, three times four bytes of sound
        List<Packet> redundant = since(before, bob);
        assertThat(redundant).hasSizeGreaterThan(100);
        assertThat(redundant).allMatch(p -> p.payloadType() == RED_TYPE);
        assertThat(redundant.stream().filter(p -> p.length() == 21).count())
                .isGreaterThan(redundant.size() / 2);
        assertThat(sound(carol)).allMatch(p -> p.payloadType() == Offers.OPUS && p.length() == 4);
        assertThat(relays.a.counters().redundancyAdded()).isGreaterThan(100);
    }

    @Test
    void soundIsPlainAgainOnceThePathIsGood() {
        // Given
        relays.network.clientLoss(0.15);
        relays.network.runMillis(5_000);
        relays.network.clientLoss(0);
        relays.network.runMillis(6_000);
        int before = sound(bob).size();

        // When
        relays.network.runMillis(2_000);

        // Then: one stream all the time
        assertThat(since(before, bob)).hasSizeGreaterThan(90);
        assertThat(since(before, bob)).allMatch(p -> p.payloadType() == Offers.OPUS);
        Continuity.check(since(before, bob));
    }
}
