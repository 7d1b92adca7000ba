package dev.evenkeel.incident.quality.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.contracts.quality.SubjectWindow.Scope;
import dev.evenkeel.contracts.quality.SubjectWindow.Unscored;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.SampleSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Windows of everything, and that order and repetition do not matter. */
class SubjectsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int SECONDS = 75;

    private record Arrival(StreamSample sample, Instant at) {}

    @Test
    void everythingIsMeasuredInThreeWindows() {
        // Given: p-1 and p-2 of two meetings on relay-a lose 10%
        Map<String, SubjectWindow> found;

        // When
        try (TopologyRun run = new TopologyRun(START)) {
            inOrder().forEach(one -> run.send(one.sample(), one.at()));
            run.advance(Duration.ofSeconds(4));
            found = bySubject(run.subjects());
        }

        // Then
        for (int size : new int[] {1, 5, 60}) {
            assertThat(found.get("participant/abc-defg-hij/p-1 " + size).downlinkLossRatio())
                    .isCloseTo(0.1, within(1e-9));
            assertThat(found.get("meeting/abc-defg-hij " + size).meanOpinionScore())
                    .isBetween(2.0, 3.5);
            assertThat(found.get("relay/relay-a " + size).participants()).isEqualTo(2);
            assertThat(found.get("site/hq " + size).participants()).isEqualTo(1);
        }
        SubjectWindow stream = found.get("stream/abc-defg-hij/p-1/relay-a/client-inbound-4711 60");
        assertThat(stream.samples()).isEqualTo(60);
        assertThat(stream.windowStart()).isEqualTo(stream.windowEnd().minusSeconds(60));
        assertThat(found.get("relay/relay-a 60").downlinkLossRatio()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void withoutPacketsThereIsNoScore() {
        // Given
        List<SubjectWindow> found;

        // When: nothing is received any more
        try (TopologyRun run = new TopologyRun(START)) {
            for (int second = 0; second < 8; second++) {
                Instant at = START.plusSeconds(second);
                run.send(SampleSource.received("abc-defg-hij", "p-1", "relay-a", at, 50, 0), at);
            }
            found = run.subjects();
        }

        // Then
        SubjectWindow last =
                found.stream().filter(one -> one.scope() == Scope.PARTICIPANT).toList().getLast();
        assertThat(last.meanOpinionScore()).isNull();
        assertThat(last.unscored()).isEqualTo(Unscored.NO_VOICE);
    }

    @Test
    void linksAreMeasured() {
        // Given
        List<SubjectWindow> found;

        // When: each measurement twice
        try (TopologyRun run = new TopologyRun(START)) {
            for (int second = 0; second < 10; second++) {
                Instant at = START.plusSeconds(second);
                run.send(link("s-" + second, at, 0.02 * second));
                run.send(link("s-" + second, at, 0.02 * second));
            }
            run.advance(Duration.ofSeconds(4));
            found = run.subjects();
        }

        // Then
        SubjectWindow last =
                found.stream().filter(one -> one.windowSeconds() == 5).toList().getLast();
        assertThat(last.subject()).isEqualTo("link/hq-primary");
        assertThat(last.samples()).isEqualTo(5);
        assertThat(last.uplinkLossRatio()).isCloseTo(0.14, within(1e-9));
        assertThat(last.roundTripMillis()).isCloseTo(20, within(1e-9));
    }

    @Test
    void threeOfEachInDisorderComeToTheSame() {
        // Given
        List<Arrival> once = inOrder();
        Told expected = play(once);

        for (int seed = 0; seed < 5; seed++) {
            // When
            Told found = play(disordered(once, seed));

            // Then
            assertThat(found.windows()).isEqualTo(expected.windows());
            assertThat(found.subjects()).isEqualTo(expected.subjects());
        }
        assertThat(expected.windows()).hasSizeGreaterThan(2 * (SECONDS - 3));
    }

    @Test
    void rocksKeepTheSameState() {
        // Given
        List<Arrival> few = inOrder().subList(0, 24);
        Told expected = play(few);

        // When
        List<QualityWindow> found;
        try (TopologyRun run = new TopologyRun(START, Stores::persistentKeyValueStore)) {
            few.forEach(one -> run.send(one.sample(), one.at()));
            run.advance(Duration.ofSeconds(4));
            found = run.windows();
        }

        // Then
        assertThat(sorted(found)).isEqualTo(expected.windows());
    }

    private record Told(List<QualityWindow> windows, List<SubjectWindow> subjects) {}

    private static Told play(List<Arrival> arrivals) {
        try (TopologyRun run = new TopologyRun(START)) {
            arrivals.forEach(one -> run.send(one.sample(), one.at()));
            run.advance(Duration.ofSeconds(4));
            List<SubjectWindow> subjects = new ArrayList<>(run.subjects());
            subjects.sort(
                    Comparator.comparing(SubjectWindow::windowEnd)
                            .thenComparing(SubjectWindow::windowSeconds)
                            .thenComparing(SubjectWindow::subject));
            return new Told(sorted(run.windows()), subjects);
        }
    }

    private static List<QualityWindow> sorted(List<QualityWindow> windows) {
        List<QualityWindow> sorted = new ArrayList<>(windows);
        sorted.sort(
                Comparator.comparing(QualityWindow::windowEnd)
                        .thenComparing(QualityWindow::participantId));
        return sorted;
    }

    /** A sample a second of each of two people; counters begin again in between. */
    private static List<Arrival> inOrder() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            int since = second < 8 ? second : second - 8;
            for (String who : List.of("p-1", "p-2")) {
                Instant at = START.plusSeconds(second).plusMillis(who.equals("p-1") ? 0 : 400);
                String meetingId = who.equals("p-1") ? "abc-defg-hij" : "klm-nopq-rst";
                String site = who.equals("p-1") ? "hq" : null;
                StreamSample sample =
                        SampleSource.received(
                                meetingId, who, "relay-a", site, at, 45L * since, 5L * since);
                arrivals.add(new Arrival(sample, at));
            }
        }
        return arrivals;
    }

    /** Each three times, up to 280 ms late. */
    private static List<Arrival> disordered(List<Arrival> once, long seed) {
        Random random = new Random(seed);
        List<Arrival> all = new ArrayList<>();
        for (Arrival one : once) {
            for (int i = 0; i < 3; i++) {
                all.add(new Arrival(one.sample(), one.at().plusMillis(random.nextInt(280))));
            }
        }
        Collections.shuffle(all, random);
        all.sort(Comparator.comparing(Arrival::at));
        return all;
    }

    private static Map<String, SubjectWindow> bySubject(List<SubjectWindow> windows) {
        Map<String, SubjectWindow> newest = new TreeMap<>();
        windows.forEach(one -> {
            if (one.windowEnd().isBefore(START.plusSeconds(SECONDS - 4))) {
                newest.put(one.subject() + " " + one.windowSeconds(), one);
            }
        });
        return newest;
    }

    private static Event<LinkMeasurement> link(String id, Instant at, double loss) {
        LinkMeasurement measured =
                new LinkMeasurement(
                        id,
                        "hq-primary",
                        "hq",
                        null,
                        null,
                        at,
                        null,
                        20.0,
                        loss,
                        null,
                        null,
                        1.0,
                        0.5,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return new Event<>(id, "/test", EventTypes.LINK_MEASURED, "hq-primary", at, null, measured);
    }
}
