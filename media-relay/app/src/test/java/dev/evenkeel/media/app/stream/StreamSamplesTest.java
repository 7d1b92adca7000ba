package dev.evenkeel.media.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import dev.evenkeel.media.app.Snapshots;
import dev.evenkeel.media.sfu.RelaySnapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamSamplesTest {
    private final AtomicInteger ids = new AtomicInteger();
    private final StreamSamples samples = new StreamSamples(() -> "id-" + ids.incrementAndGet());

    @Test
    void whatComesInIsSampledWhilePacketsFlow() {
        // Given
        samples(idle(), Snapshots.inbound("s-1", 7, 100, 2));

        // When
        var flowing = samples(idle(), Snapshots.inbound("s-1", 7, 150, 2));
        var still = samples(idle(), Snapshots.inbound("s-1", 7, 150, 2));

        // Then
        assertThat(flowing).hasSize(1);
        assertThat(still).isEmpty();
    }

    @Test
    void whatGoesOutIsSampledOnTheActivePathOnly() {
        // When
        var onStandby = samples(idle(), Snapshots.outbound("s-1", 8, 100));
        var onActive = samples(active(), Snapshots.outbound("s-1", 8, 200));

        // Then
        assertThat(onStandby).isEmpty();
        assertThat(onActive).singleElement().satisfies(StreamSamplesTest::isWhatTheRelaySends);
    }

    @Test
    void aSampleSaysWhatTheRelayReceived() {
        // When
        var received = samples(active(), Snapshots.inbound("s-1", 7, 100, 2)).getFirst();

        // Then
        assertThat(received.reporter()).isEqualTo(Reporter.RELAY);
        assertThat(received.direction()).isEqualTo(Direction.INBOUND);
        assertThat(received.kind()).isEqualTo(Kind.VIDEO);
        assertThat(received.packetsReceived()).isEqualTo(100);
        assertThat(received.packetsSent()).isNull();
        assertThat(received.packetsLost()).isEqualTo(2);
        assertThat(received.roundTripTime()).isEqualTo(0.030);
        assertThat(received.pliCount()).isEqualTo(4);
        assertThat(received.active()).isTrue();
        assertThat(received.remoteParticipantId()).isNull();
    }

    @Test
    void noTwoSamplesShareAnId() {
        // When
        var first = samples(active(), Snapshots.inbound("s-1", 7, 100, 0));
        var second = samples(active(), Snapshots.inbound("s-1", 7, 200, 0));

        // Then
        assertThat(first.getFirst().sampleId()).isNotEqualTo(second.getFirst().sampleId());
    }

    @Test
    void nothingIsSaidOfAProbe() {
        // Given
        var stream = Snapshots.inbound("s-1", 7, 100, 0);

        // When
        var said = samples(active(), inMeeting("probe-abcdefghijkl", stream));

        // Then
        assertThat(said).isEmpty();
    }

    private static RelaySnapshot.Stream inMeeting(String meetingId, RelaySnapshot.Stream s) {
        return new RelaySnapshot.Stream(
                s.sessionId(),
                meetingId,
                s.participantId(),
                s.outbound(),
                s.publisherId(),
                s.source(),
                s.video(),
                s.ssrc(),
                s.packets(),
                s.bytes(),
                s.packetsLost(),
                s.jitterSeconds(),
                s.roundTripSeconds(),
                s.nacks(),
                s.keyframeRequests(),
                s.state(),
                s.codec(),
                s.layer());
    }

    private static void isWhatTheRelaySends(StreamSample sample) {
        assertThat(sample.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(sample.kind()).isEqualTo(Kind.AUDIO);
        assertThat(sample.packetsSent()).isEqualTo(200);
        assertThat(sample.packetsReceived()).isNull();
        assertThat(sample.roundTripTime()).isNull();
        assertThat(sample.remoteParticipantId()).isEqualTo("p-publisher");
    }

    private List<StreamSample> samples(
            List<RelaySnapshot.Session> sessions, RelaySnapshot.Stream... streams) {
        return samples.of(Snapshots.of(sessions, streams), Snapshots.NOW);
    }

    private static List<RelaySnapshot.Session> active() {
        return List.of(Snapshots.session("s-1", true, "connected"));
    }

    private static List<RelaySnapshot.Session> idle() {
        return List.of(Snapshots.session("s-1", false, "connected"));
    }
}
