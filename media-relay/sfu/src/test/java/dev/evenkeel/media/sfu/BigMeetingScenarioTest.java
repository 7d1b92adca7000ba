package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.outbound.Allocation;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people, of whom few speak and few are seen. */
class BigMeetingScenarioTest {
    private static final int SILENCE = 127;
    private static final int SPEECH = 30;
    private static final int PACKETS_PER_SECOND = 50;

    private final TwoRelays relays = new TwoRelays();

    @BeforeEach
    void placed() {
        relays.placeBoth(1);
    }

    private static int microphoneOf(int number) {
        return 100_000 + 10 * number;
    }

    private static String name(int number) {
        return "p-" + number;
    }

    /** Somebody with an open microphone that hears nothing, who listens to those named. */
    private Path participant(int number, int... others) {
        Offers offer = Offers.offer().levels();
        int ssrc = microphoneOf(number);
        offer.send("microphone", ssrc, 0);
        SimulatedClient client = new SimulatedClient(relays.network);
        client.publish(false, ssrc, 0);
        client.level(ssrc, SILENCE);
        Map<String, String> mids = new LinkedHashMap<>();
        for (int other : others) {
            mids.put(name(other) + "/microphone", offer.subscribe(name(other), "microphone"));
        }
        Path path = relays.connect(relays.a, name(number), offer, client, mids);
        client.sendMedia(true);
        return path;
    }

    @Test
    void twoHundredSilentListenersCostNothingBeyondTheirOwnPackets() {
        // Given: number 0 speaks; everybody listens to it and to five others with open microphones
        List<Path> people = new ArrayList<>();
        for (int i = 0; i <= 200; i++) {
            int[] others = new int[6];
            for (int k = 0; k < 6; k++) {
                others[k] = k == 0 ? 0 : (i + k) % 200 + 1;
            }
            people.add(participant(i, i == 0 ? new int[] {1, 2, 3} : others));
        }
        people.getFirst().client().level(microphoneOf(0), SPEECH);
        relays.network.runMillis(3_000);
        final RelaySnapshot.Counters before = relays.a.counters();

        // When
        relays.network.runMillis(1_000);

        // Then: only the speaker goes on, once to each listener, and the bridge carries what it
        // says anyway: 25 heartbeats and 5 states of 201 sessions and tracks
        RelaySnapshot.Counters after = relays.a.counters();
        assertThat(after.packetsReceived() - before.packetsReceived())
                .isEqualTo(201L * PACKETS_PER_SECOND);
        assertThat(after.packetsForwarded() - before.packetsForwarded())
                .isEqualTo(200L * PACKETS_PER_SECOND);
        assertThat(after.packetsSilenced() - before.packetsSilenced())
                .isEqualTo(200L * PACKETS_PER_SECOND);
        assertThat(after.bridgePacketsSent() - before.bridgePacketsSent()).isLessThan(120);
        assertThat(relays.a.snapshot().streams())
                .filteredOn(stream -> stream.outbound() && !stream.publisherId().equals(name(0)))
                .isNotEmpty()
                .allMatch(stream -> List.of("silent", "waiting").contains(stream.state()));
    }

    @Test
    void aVoiceThatRestedGoesOnWithoutAGapInItsNumbers() {
        // Given
        Path speaker = participant(0);
        Path listener = participant(1, 0);
        SimulatedClient mouth = speaker.client();
        mouth.level(microphoneOf(0), SPEECH);
        relays.network.runMillis(1_000);

        // When
        mouth.level(microphoneOf(0), SILENCE);
        relays.network.runMillis(6_000);
        final ReceivedStream heard = listener.from(name(0), "microphone");
        final int resting = heard.packets().size();
        mouth.level(microphoneOf(0), SPEECH);
        relays.network.runMillis(1_000);

        // Then: two seconds of pause are heard, four are not
        assertThat(resting).isBetween(145, 160);
        assertThat(heard.packets()).hasSizeBetween(resting + 48, resting + 51);
        Continuity.check(heard.packets());
        assertThat(heard.missing()).isEmpty();
    }

    @Test
    void ofTooManyPicturesThoseOfWhoSpokeLastComeAndTheOthersPause() {
        // Given: three more than go out at a time
        int cameras = Allocation.MOST_PICTURES + 3;
        List<Path> people = new ArrayList<>();
        Offers offer = Offers.offer().levels();
        Map<String, String> mids = new LinkedHashMap<>();
        for (int i = 0; i < cameras; i++) {
            people.add(withCamera(i));
            mids.put(name(i) + "/camera", offer.subscribe(name(i), "camera"));
        }
        Path viewer =
                relays.connect(
                        relays.a, "p-viewer", offer, new SimulatedClient(relays.network), mids);
        relays.network.runMillis(2_000);
        final List<String> before = seen(viewer, cameras);
        int hidden = firstMissing(before, cameras);

        // When
        people.get(hidden).client().level(microphoneOf(hidden), SPEECH);
        relays.network.runMillis(2_000);

        // Then: with a keyframe, and without renegotiation
        List<String> after = seen(viewer, cameras);
        assertThat(before).hasSize(Allocation.MOST_PICTURES);
        assertThat(after).hasSize(Allocation.MOST_PICTURES).contains(name(hidden));
        ReceivedStream picture = viewer.from(name(hidden), "camera");
        assertThat(picture.packets().getLast().encoder()).isEqualTo(microphoneOf(hidden) + 1);
        assertThat(relays.network.nanoTime() - picture.decodedAt().getLast())
                .isLessThan(100_000_000);
    }

    @Test
    void aPictureThatIsHiddenPausesAndComesBackWithAKeyframe() {
        // Given
        withCamera(0);
        Offers offer = Offers.offer();
        Map<String, String> mids = Map.of("p-0/camera", offer.subscribe("p-0", "camera"));
        Path viewer =
                relays.connect(
                        relays.a, "p-viewer", offer, new SimulatedClient(relays.network), mids);
        relays.network.runMillis(1_000);

        // When
        relays.show(viewer, "p-0/camera", 0, 0);
        relays.network.runMillis(100);
        ReceivedStream picture = viewer.from("p-0", "camera");
        final int paused = picture.packets().size();
        relays.network.runMillis(3_000);
        final int stillPaused = picture.packets().size();
        final long shownAt = relays.network.nanoTime();
        relays.show(viewer, "p-0/camera", 640, 360);
        relays.network.runMillis(1_000);

        // Then
        assertThat(stillPaused).isEqualTo(paused);
        long first =
                picture.decodedAt().stream().filter(at -> at > shownAt).findFirst().orElseThrow();
        assertThat((first - shownAt) / 1_000_000).isLessThan(100);
        Continuity.check(picture.packets());
    }

    private Path withCamera(int number) {
        Offers offer = Offers.offer().levels();
        int ssrc = microphoneOf(number);
        offer.send("microphone", ssrc, 0);
        offer.send("camera", ssrc + 1, ssrc + 2);
        SimulatedClient client = new SimulatedClient(relays.network);
        client.publish(false, ssrc, 0);
        client.publish(true, ssrc + 1, ssrc + 2);
        client.level(ssrc, SILENCE);
        Path path = relays.connect(relays.a, name(number), offer, client, Map.of());
        client.sendMedia(true);
        return path;
    }

    /** Whose picture moved in the last moment. */
    private List<String> seen(Path viewer, int cameras) {
        Map<String, Integer> before = new HashMap<>();
        for (int i = 0; i < cameras; i++) {
            before.put(name(i), viewer.from(name(i), "camera").packets().size());
        }
        relays.network.runMillis(500);
        return before.keySet().stream()
                .filter(who -> viewer.from(who, "camera").packets().size() > before.get(who))
                .toList();
    }

    private static int firstMissing(List<String> seen, int cameras) {
        for (int i = 0; i < cameras; i++) {
            if (!seen.contains(name(i))) {
                return i;
            }
        }
        throw new AssertionError("all are seen");
    }
}
