package dev.evenkeel.incident.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.rule.RecordedEvents.ExpectedIncident;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedEventsTest {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Set<String> BUILT_IN =
            Set.of("relay-lost", "relay-sick", "participant-path-lossy");

    /** One firing of a rule, in milliseconds since the start. */
    private record Firing(String rule, String cause, long fromMillis, long toMillis) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relay-killed",
                "relay-killed-and-back",
                "relay-silent-unconfirmed",
                "relay-silent-but-vouched-for",
                "relay-restarted-at-once",
                "relay-stopped-on-purpose",
                "relay-frozen-and-woken",
                "relay-lost-before-start",
                "relay-killed-while-kafka-away",
                "kafka-away",
                "late-heartbeat",
                "relay-sick",
                "common-cause",
                "one-lossy-participant"
            })
    void rulesFindWhatIsExpectedAndNothingElse(String recording) throws IOException {
        // Given
        RecordedEvents recorded = RecordedEvents.read(recording);

        // When
        List<Firing> firings = replay(recorded, 1);

        // Then
        assertThat(firings).as(recorded.header().about()).hasSameSizeAs(recorded.header().expect());
        for (int i = 0; i < firings.size(); i++) {
            assertFits(firings.get(i), recorded.header().expect().get(i), recorded);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"relay-killed", "relay-killed-and-back", "relay-sick", "late-heartbeat"})
    void eventsThatArriveThreeTimesChangeNothing(String recording) throws IOException {
        // Given
        RecordedEvents recorded = RecordedEvents.read(recording);

        // When
        List<Firing> firings = replay(recorded, 3);

        // Then
        assertThat(firings).isEqualTo(replay(recorded, 1));
    }

    private static void assertFits(
            Firing firing, ExpectedIncident expected, RecordedEvents recorded) {
        assertThat(firing.rule()).isEqualTo(expected.rule());
        assertThat(firing.cause()).isEqualTo(expected.cause());
        assertThat(firing.fromMillis())
                .as("fires")
                .isBetween(expected.firesFromMillis(), expected.firesToMillis());
        long clearsTo =
                expected.clearsToMillis() == null
                        ? recorded.header().untilMillis()
                        : expected.clearsToMillis();
        assertThat(firing.toMillis()).as("clears").isLessThanOrEqualTo(clearsTo);
        if (expected.clearsToMillis() == null) {
            assertThat(firing.toMillis()).as("never clears").isEqualTo(clearsTo);
        }
    }

    private static List<Firing> replay(RecordedEvents recorded, int times) {
        Detector detector = new Detector(ShippedRules.load());
        Queue<Observation> coming = new ArrayDeque<>(recorded.observations());
        Instant start = recorded.header().startedAt();
        Map<String, Firing> open = new LinkedHashMap<>();
        List<Firing> done = new ArrayList<>();
        long until = recorded.header().untilMillis();
        for (long millis = 0; millis <= until; millis += TICK.toMillis()) {
            Instant now = start.plusMillis(millis);
            while (!coming.isEmpty() && !coming.peek().arrivedAt().isAfter(now)) {
                Observation seen = coming.poll();
                for (int i = 0; i < times; i++) {
                    detector.observe(seen);
                }
            }
            List<Finding> findings =
                    detector.evaluate(now).stream()
                            .filter(finding -> BUILT_IN.contains(finding.rule().id()))
                            .toList();
            follow(findings, millis, open, done);
        }
        open.values().forEach(firing -> done.add(ended(firing, until)));
        return done;
    }

    private static void follow(
            List<Finding> findings, long millis, Map<String, Firing> open, List<Firing> done) {
        Set<String> firing = new HashSet<>();
        for (Finding finding : findings) {
            String key = finding.rule().id() + finding.cause().id();
            firing.add(key);
            open.putIfAbsent(key, new Firing(finding.rule().id(), finding.cause().id(), millis, 0));
        }
        for (String key : List.copyOf(open.keySet())) {
            if (!firing.contains(key)) {
                done.add(ended(open.remove(key), millis));
            }
        }
    }

    private static Firing ended(Firing firing, long millis) {
        return new Firing(firing.rule(), firing.cause(), firing.fromMillis(), millis);
    }
}
