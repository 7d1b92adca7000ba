package dev.evenkeel.incident.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.LiveMeeting;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.SampleSource;
import dev.evenkeel.incident.quality.events.TopologyRun;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same as in {@code SubjectsTest}, on the real broker with RocksDB and exactly once. */
@RealParts
class WindowsOnKafkaTest {
    private static final int SAMPLES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String meeting = "win-" + UUID.randomUUID().toString().substring(0, 6) + "-abc";
    private final String relay = "relay-" + meeting;

    @Test
    void threeOfEachInDisorderComeToTheSame() {
        // Given: four a second, so that neighbours may change places within the grace
        awaitTopology();
        Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(12);
        List<StreamSample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            Instant at = first.plusMillis(250L * i);
            samples.add(SampleSource.received(meeting, "p-1", relay, at, 36L * i, 4L * i));
        }
        List<QualityWindow> expected = alone(samples);

        // When
        Set<QualityWindow> found = new LinkedHashSet<>();
        SubjectWindow ofRelay;
        String kafka = KafkaResource.broker().bootstrapServers();
        try (EventSender sender = new EventSender(kafka);
                TopicReader windows = TopicReader.fromNow(kafka, Topics.QUALITY_WINDOWS);
                TopicReader subjects = TopicReader.fromNow(kafka, Topics.QUALITY_SUBJECTS)) {
            for (int i = 0; i < SAMPLES; i++) {
                for (int time = 0; time < 3; time++) {
                    sender.send(EventTypes.STREAM_SAMPLED, meeting, samples.get(i ^ 1));
                }
            }
            windows.await(EventTypes.QUALITY_WINDOW, one -> isLast(one, expected, found), PATIENCE);
            ofRelay =
                    subjects.await(
                                    EventTypes.SUBJECT_WINDOW,
                                    one ->
                                            one.id().equals(relay)
                                                    && one.windowSeconds() == 5
                                                    && one.samples() == SAMPLES,
                                    PATIENCE)
                            .data();
        }

        // Then
        assertThat(found).containsExactlyElementsOf(expected);
        assertThat(ofRelay.downlinkLossRatio()).isEqualTo(0.1);
        assertThat(ofRelay.participants()).isEqualTo(1);
    }

    /** What was sent before the topology runs for the first time is nobody's. */
    private static void awaitTopology() {
        String kafka = KafkaResource.broker().bootstrapServers();
        String other = "pre-" + UUID.randomUUID().toString().substring(0, 6) + "-abc";
        try (EventSender sender = new EventSender(kafka);
                TopicReader windows = TopicReader.fromNow(kafka, Topics.QUALITY_WINDOWS);
                LiveMeeting _ = LiveMeeting.start(sender, other, "relay-" + other, "p-1", "p-2")) {
            windows.await(
                    EventTypes.QUALITY_WINDOW, one -> one.meetingId().equals(other), PATIENCE);
        }
    }

    /** Each once, in order, with nobody else around. */
    private static List<QualityWindow> alone(List<StreamSample> samples) {
        try (TopologyRun run = new TopologyRun(samples.getFirst().timestamp())) {
            samples.forEach(sample -> run.send(sample, sample.timestamp()));
            run.advance(Duration.ofSeconds(2));
            return run.windows();
        }
    }

    private boolean isLast(
            QualityWindow window, List<QualityWindow> expected, Set<QualityWindow> found) {
        if (window.meetingId().equals(meeting)) {
            found.add(window);
        }
        return found.size() >= expected.size();
    }
}
