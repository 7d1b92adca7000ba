package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice and Bob speak on relay A; a player with one picture and one voice watches on relay B. */
class ProgrammeScenarioTest {
    private static final int ALICE = 7_000;
    private static final int BOB = 7_100;
    private static final int SPEECH = 30;
    private static final int SILENCE = 127;

    private final TwoRelays relays = new TwoRelays();
    private Path alice;
    private Path bob;
    private Path player;

    @BeforeEach
    void twoMeetAndOneWatches() {
        relays.placeBoth(1);
        alice = person("p-alice", ALICE);
        bob = person("p-bob", BOB);
        Offers offer = Offers.offer().numbered();
        Map<String, String> mids =
                Map.of(
                        "programme/microphone",
                        offer.follow(false),
                        "programme/camera",
                        offer.follow(true));
        player =
                relays.connect(
                        relays.b, "p-player", offer, new SimulatedClient(relays.network), mids);
        relays.network.runMillis(2_000);
    }

    @Test
    void somebodyIsSeenBeforeAnybodyHasSpoken() {
        assertThat(pictures()).isNotEmpty();
        Continuity.check(pictures());
    }

    @Test
    void whoTakesTheFloorIsSeenAndHeardFromAKeyframeOn() {
        // Given
        says(alice, ALICE, 3_000);
        final int first = pictures().getLast().encoder();

        // When
        says(bob, BOB, 3_000);

        // Then
        List<Packet> pictures = pictures();
        assertThat(pictures.getLast().encoder()).isNotEqualTo(first);
        assertThat(player.from("programme", "camera").longestDecodingGapMillis()).isLessThan(500);
        assertThat(player.from("programme", "microphone").packets()).isNotEmpty();
        Continuity.check(pictures);
    }

    @Test
    void whenThePersonInThePictureLeavesAnotherIsSeen() {
        // Given
        says(alice, ALICE, 3_000);
        final int shown = pictures().getLast().encoder();

        // When
        alice.client().vanish("gone");
        relays.network.runMillis(4_000);

        // Then
        assertThat(pictures().getLast().encoder()).isNotEqualTo(shown);
    }

    private List<Packet> pictures() {
        return player.from("programme", "camera").packets();
    }

    private void says(Path path, int ssrc, int millis) {
        path.client().level(ssrc, SPEECH);
        relays.network.runMillis(millis);
        path.client().level(ssrc, SILENCE);
    }

    private Path person(String participant, int ssrc) {
        Offers offer = Offers.offer().levels();
        offer.send("microphone", ssrc, 0);
        offer.send("camera", ssrc + 1, ssrc + 2);
        SimulatedClient client = new SimulatedClient(relays.network);
        client.publish(false, ssrc, 0);
        client.publish(true, ssrc + 1, ssrc + 2);
        client.level(ssrc, SILENCE);
        Path path = relays.connect(relays.a, participant, offer, client, Map.of());
        client.sendMedia(true);
        return path;
    }
}
