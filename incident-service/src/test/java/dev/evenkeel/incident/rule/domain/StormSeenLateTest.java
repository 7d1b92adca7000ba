package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trouble of a whole site, as it is seen by a judge that does not keep up. */
class StormSeenLateTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int PEOPLE = 40;
    private static final int PARTITIONS = 4;

    private final Detector detector = new Detector(ShippedRules.load());
    private Instant now = START;

    StormSeenLateTest() {
        Topology.Link link = new Topology.Link("berlin-1", "fibre");
        Topology.Site site = new Topology.Site("berlin", "Berlin", List.of(link), List.of());
        detector.use(new Topology(List.of(site), List.of()));
    }

    @Test
    void windowsThatComeLongAfterTheirEndAreJudgedAllTheSame() {
        // Given
        Duration late = Duration.ofSeconds(20);

        // When
        List<String> causes = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            measure(now.minus(late), 0, PARTITIONS);
            causes.addAll(secondPasses(Set.of()));
        }

        // Then
        assertThat(causes).containsOnly("berlin-1");
    }

    @Test
    void aPartitionThatIsReadMuchLaterThanAnotherDoesNotLookOld() {
        // Given
        Duration late = Duration.ofSeconds(20);

        // When
        List<String> causes = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            measure(now, 0, 1);
            measure(now.minus(late), 1, PARTITIONS);
            causes.addAll(secondPasses(Set.of(1, 2, 3)));
        }

        // Then
        assertThat(causes).containsOnly("berlin-1");
    }

    @Test
    void windowsStayNewWhileMoreWaitToBeRead() {
        // Given
        measure(now, 0, PARTITIONS);

        // When
        List<String> causes = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            causes.addAll(secondPasses(Set.of(0, 1, 2, 3)));
        }

        // Then
        assertThat(causes).hasSizeGreaterThan(10).containsOnly("berlin-1");
    }

    @Test
    void windowsGrowOldWhenNoMoreWait() {
        // Given
        measure(now, 0, PARTITIONS);
        secondPasses(Set.of());

        // When
        for (int second = 0; second < 30; second++) {
            secondPasses(Set.of());
        }

        // Then
        assertThat(secondPasses(Set.of())).isEmpty();
    }

    /** What fires for the site's link at the end of it. */
    private List<String> secondPasses(Set<Integer> behind) {
        for (int quarter = 0; quarter < 4; quarter++) {
            heartbeat("relay-a");
            heartbeat("relay-b");
            now = now.plusMillis(250);
            detector.behind(behind, now);
            detector.evaluate(now);
        }
        return detector.evaluate(now).stream()
                .filter(finding -> finding.cause().domain().equals("site-link"))
                .map(finding -> finding.cause().id())
                .toList();
    }

    /** A window of everybody on some partitions: Berlin suffers, as many elsewhere do not. */
    private void measure(Instant end, int fromPartition, int toPartition) {
        for (int number = 0; number < PEOPLE; number++) {
            int partition = number / 2 % PARTITIONS;
            if (partition >= fromPartition && partition < toPartition) {
                QualityWindow window = window(number, partition, end);
                observe(EventTypes.QUALITY_WINDOW, window.meetingId(), window, partition);
            }
        }
    }

    private static QualityWindow window(int number, int partition, Instant end) {
        boolean suffers = number % 2 == 0;
        double loss = suffers ? 0.25 : 0;
        return new QualityWindow(
                "meeting-" + partition,
                "p-" + number,
                number / 2 % 2 == 0 ? "relay-a" : "relay-b",
                end.minusSeconds(5),
                end,
                5,
                loss,
                loss,
                4.0,
                30.0,
                64_000.0,
                null,
                null,
                suffers ? 1.8 : 4.3,
                suffers ? Verdict.POOR : Verdict.GOOD,
                suffers ? "berlin" : null,
                null,
                null,
                null);
    }

    private void heartbeat(String relay) {
        RelayLoad load = new RelayLoad(0, 0, 0, 0, 0, 0);
        observe(
                EventTypes.RELAY_HEARTBEAT,
                relay,
                new RelayHeartbeat(
                        relay,
                        "i-" + relay,
                        now.toEpochMilli(),
                        RelayState.READY,
                        "local",
                        "http://x",
                        "x:1",
                        load,
                        List.of(),
                        List.of(),
                        now),
                0);
    }

    private <T> void observe(EventType<T> type, String key, T data, int partition) {
        Event<T> event = new Event<>("e", "/test", type, key, now, null, data);
        detector.observe(new Observation(event, now, now, false, partition));
    }
}
