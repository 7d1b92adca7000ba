package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bob watches Alice's camera on one line, and changes his mind. */
class RenegotiationScenarioTest {
    private final TwoRelays relays = new TwoRelays();
    private Path bob;
    private String mid;

    @BeforeEach
    void bobWatchesAlice() {
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path carol = relays.join(relays.a, "p-carol", true, 1);
        bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        mid = bob.mid("p-alice", "camera");
        alice.client().sendMedia(true);
        carol.client().sendMedia(true);
        relays.network.runMillis(2_000);
    }

    private Answer renegotiate(Map<String, TrackName> subscriptions) {
        MediaDescription said = bob.offer().describe();
        MediaDescription changed =
                new MediaDescription(
                        said.offer(), said.tracks(), subscriptions, said.heartbeatMid());
        OpenOutcome outcome = relays.await(relays.a.relay.renegotiate(bob.sessionId(), changed));
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        return Answer.parse(((OpenOutcome.Opened) outcome).answer());
    }

    private Map<String, TrackName> watching(String participant) {
        Map<String, TrackName> subscriptions =
                new HashMap<>(bob.offer().describe().subscriptions());
        subscriptions.put(mid, new TrackName(participant, "camera"));
        return subscriptions;
    }

    private List<Packet> picture() {
        return bob.from("p-alice", "camera").packets();
    }

    @Test
    void anotherTrackBehindTheSameLineIsTheSameStream() {
        // Given
        int ssrc = bob.from("p-alice", "camera").ssrc();
        int encoder = picture().getLast().encoder();

        // When
        Answer answer = renegotiate(watching("p-carol"));
        relays.network.runMillis(1_000);

        // Then
        assertThat(answer.lines().get(mid).ssrc()).isEqualTo(ssrc);
        assertThat(picture().getLast().encoder()).isNotEqualTo(encoder);
        assertThat(bob.from("p-alice", "camera").longestDecodingGapMillis()).isLessThan(130);
        Continuity.check(picture());
    }

    @Test
    void aLineWantedAgainGoesOnWhereItStopped() {
        // Given
        Map<String, TrackName> less = watching("p-alice");
        less.remove(mid);
        renegotiate(less);
        relays.network.runMillis(10);
        int before = picture().size();
        relays.network.runMillis(1_000);
        assertThat(picture()).hasSize(before);

        // When
        renegotiate(watching("p-alice"));
        relays.network.runMillis(1_000);

        // Then
        assertThat(picture()).hasSizeGreaterThan(before + 50);
        Continuity.check(picture());
    }

    @Test
    void nothingChangesWhenNothingIsSaidAnew() {
        // When
        renegotiate(watching("p-alice"));
        relays.network.runMillis(1_000);

        // Then
        assertThat(bob.from("p-alice", "camera").longestDecodingGapMillis())
                .isLessThanOrEqualTo(40);
        Continuity.check(picture());
    }

    @Test
    void aSessionThatIsGoneCannotRenegotiate() {
        // Given
        relays.await(relays.a.relay.close(bob.sessionId()));

        // When
        OpenOutcome outcome =
                relays.await(relays.a.relay.renegotiate(bob.sessionId(), bob.offer().describe()));

        // Then
        assertThat(outcome).isEqualTo(new OpenOutcome.NoSuchSession());
        assertThat(relays.await(relays.a.relay.close(bob.sessionId()))).isFalse();
        assertThat(relays.await(relays.a.relay.setActive(bob.sessionId(), true, 9))).isFalse();
    }

    @Test
    void aBadOfferChangesNothing() {
        // Given
        MediaDescription said = bob.offer().describe();

        // When
        OpenOutcome outcome =
                relays.await(
                        relays.a.relay.renegotiate(
                                bob.sessionId(),
                                new MediaDescription(
                                        said.offer(), Map.of("99", "camera"), Map.of(), null)));
        relays.network.runMillis(1_000);

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new OpenOutcome.BadOffer(
                                "tracks.99", "an m-line that sends", "no such mid"));
        Continuity.check(picture());
        assertThat(bob.from("p-alice", "camera").longestDecodingGapMillis()).isLessThan(50);
    }
}
