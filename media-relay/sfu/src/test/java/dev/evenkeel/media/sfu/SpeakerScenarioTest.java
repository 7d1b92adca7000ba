package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.SpeakersPayload;
import dev.evenkeel.media.rtp.SpeakersPayload.Speaker;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice and Bob speak on relay A, Chen listens there and Dora on relay B. */
class SpeakerScenarioTest {
    private static final int ALICE = 7_000;
    private static final int BOB = 7_010;
    private static final int SPEECH = 30;
    private static final int SILENCE = 127;

    private final TwoRelays relays = new TwoRelays();
    private Path alice;
    private Path bob;
    private Path chen;
    private Path dora;

    @BeforeEach
    void fourMeet() {
        relays.placeBoth(1);
        alice = microphone(relays.a, "p-alice", ALICE);
        bob = microphone(relays.a, "p-bob", BOB);
        chen = listener(relays.a, "p-chen");
        dora = listener(relays.b, "p-dora");
        relays.network.runMillis(1_000);
    }

    private Path microphone(TwoRelays.Node node, String participant, int ssrc) {
        Offers offer = Offers.offer().levels();
        offer.send("microphone", ssrc, 0);
        SimulatedClient client = new SimulatedClient(relays.network);
        client.publish(false, ssrc, 0);
        client.level(ssrc, SILENCE);
        Path path = relays.connect(node, participant, offer, client, Map.of());
        client.sendMedia(true);
        return path;
    }

    private Path listener(TwoRelays.Node node, String participant) {
        Offers offer = Offers.offer().numbered().levels();
        Map<String, String> mids =
                Map.of("p-alice/microphone", offer.subscribe("p-alice", "microphone"));
        SimulatedClient client = new SimulatedClient(relays.network);
        return relays.connect(node, participant, offer, client, mids);
    }

    private void says(Path path, int ssrc, int millis) {
        path.client().level(ssrc, SPEECH);
        relays.network.runMillis(millis);
        path.client().level(ssrc, SILENCE);
    }

    private static List<Speaker> told(Path path) {
        return path.client().speakers().getLast().speakers();
    }

    @Test
    void nobodyIsNamedWhileAllAreSilent() {
        assertThat(chen.client().speakers()).isEmpty();
    }

    @Test
    void theSpeakerIsToldToEverybodyOnBothRelays() {
        // When
        says(alice, ALICE, 1_000);

        // Then
        assertThat(told(chen)).containsExactly(new Speaker("p-alice", true));
        assertThat(told(bob)).isEqualTo(told(chen));
        assertThat(told(dora)).isEqualTo(told(chen));
    }

    @Test
    void whoAnswersTakesTheFloorAndThePauseIsSeen() {
        // Given
        says(alice, ALICE, 2_000);

        // When
        says(bob, BOB, 1_500);
        final List<Speaker> answering = told(dora);
        relays.network.runMillis(1_500);

        // Then
        assertThat(answering).containsExactly(new Speaker("p-bob", true));
        assertThat(told(dora)).containsExactly(new Speaker("p-bob", false));
    }

    @Test
    void newsComesOnceAndIsRepeatedNowAndThen() {
        // Given
        says(alice, ALICE, 1_000);
        final int before = chen.client().speakers().size();

        // When
        alice.client().level(ALICE, SPEECH);
        relays.network.runMillis(10_000);

        // Then: somebody who came late or lost a packet knows after a second
        assertThat(chen.client().speakers()).hasSizeBetween(before + 9, before + 12);
        assertThat(chen.client().speakers().stream().map(SpeakersPayload::sequence).distinct())
                .hasSizeLessThanOrEqualTo(before + 2);
    }

    @Test
    void levelsGoOnToWhoUnderstandsThemAndSurviveTheLossOfTheRelay() {
        // Given
        says(alice, ALICE, 1_000);
        final Integer level = chen.client().levelOf(chen.mid("p-alice", "microphone"));

        // When
        relays.a.loop.close();
        relays.network.runMillis(1_500);

        // Then
        assertThat(level).isEqualTo(SPEECH);
        assertThat(told(dora)).first().extracting(Speaker::participantId).isEqualTo("p-alice");
    }

    @Test
    void heartbeatsStayWhatTheyAre() {
        // When
        says(alice, ALICE, 1_000);

        // Then
        var beats = chen.client().heartbeats();
        assertThat(beats.getLast().sequence() - beats.getFirst().sequence())
                .isEqualTo(beats.size() - 1);
    }
}
