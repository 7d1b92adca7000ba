package dev.evenkeel.incident.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeetingWindowTest {
    private static final Instant END = Samples.START.plusSeconds(5);

    private final Map<PathKey, PathSecond> paths = new LinkedHashMap<>();

    @Test
    void aPathWithoutLossIsGood() {
        // Given
        received("p-one", "p-two", 250, 0);

        // When
        QualityWindow window = judge("p-one");

        // Then
        assertThat(window.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(window.downlinkLossRatio()).isZero();
        assertThat(window.uplinkLossRatio()).isNull();
        assertThat(window.jitterMillis()).isCloseTo(5, within(1e-9));
        assertThat(window.roundTripMillis()).isCloseTo(40, within(1e-9));
        assertThat(window.receivedBitsPerSecond()).isCloseTo(40_000, within(1.0));
        assertThat(window.meanOpinionScore()).isCloseTo(4.304, within(0.001));
    }

    @Test
    void lossOnThePublishersWayUpIsNotTheReceivers() {
        // Given: p-two loses 20% on its way up, so a fifth is missing for everybody
        add(Reporter.RELAY, Direction.INBOUND, "p-two", null, 200, 50);
        received("p-one", "p-two", 200, 50);

        // When
        QualityWindow publisher = judge("p-two");
        QualityWindow receiver = judge("p-one");

        // Then
        assertThat(publisher.uplinkLossRatio()).isCloseTo(0.2, within(1e-9));
        assertThat(publisher.verdict()).isEqualTo(Verdict.POOR);
        assertThat(receiver.downlinkLossRatio()).isZero();
        assertThat(receiver.verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aReceiversOwnCountIsPreferredToWhatItToldTheSender() {
        // Given
        received("p-one", "p-two", 225, 25);
        add(Reporter.RELAY, Direction.OUTBOUND, "p-one", null, 250, 100);

        // When
        QualityWindow window = judge("p-one");

        // Then
        assertThat(window.downlinkLossRatio()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aFewPacketsAreNotJudged() {
        // Given
        received("p-one", "p-two", 8, 8);

        // When
        QualityWindow window = judge("p-one");

        // Then
        assertThat(window.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(window.downlinkLossRatio()).isNull();
        assertThat(window.meanOpinionScore()).isNull();
    }

    private void received(String participantId, String publisherId, long packets, long lost) {
        add(Reporter.CLIENT, Direction.INBOUND, participantId, publisherId, packets, lost);
    }

    private void add(
            Reporter reporter,
            Direction direction,
            String participantId,
            String publisherId,
            long packets,
            long lost) {
        StreamSample before =
                Samples.sample(
                        reporter, direction, participantId, publisherId, "s-1", 0, 0, 0, true);
        StreamSample after =
                Samples.sample(
                        reporter,
                        direction,
                        participantId,
                        publisherId,
                        "s-2",
                        5,
                        packets,
                        lost,
                        true);
        StreamCounters.Step step = StreamCounters.baseline(before).next(after);
        PathKey key = new PathKey(participantId, "relay-a");
        PathSecond known = paths.getOrDefault(key, PathSecond.EMPTY);
        paths.put(key, known.plus(before, Optional.empty()).plus(after, step.delta()));
    }

    private QualityWindow judge(String participantId) {
        return MeetingWindow.judge("abc-defg-hij", END, paths).stream()
                .filter(window -> window.participantId().equals(participantId))
                .findFirst()
                .orElseThrow();
    }
}
