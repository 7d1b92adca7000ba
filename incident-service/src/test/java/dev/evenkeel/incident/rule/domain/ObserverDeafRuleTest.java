package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserverDeafRuleTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Cause OBSERVER = new Cause("platform", "observer");

    private final Detector detector = new Detector(ShippedRules.load());
    private Instant now = START;
    private List<Finding> found = List.of();

    @Test
    void itStaysDeafHoweverLongAndIsClearOnceItHasHeardForAWhile() {
        // Given
        pass(Duration.ofSeconds(5), "relay-a", "relay-b");

        // When
        pass(Duration.ofMinutes(15));

        // Then
        assertThat(found).extracting(Finding::cause).containsExactly(OBSERVER);
        assertThat(found.getFirst().startedAt()).isEqualTo(START.plusSeconds(5));
        assertThat(found.getFirst().evidence())
                .extracting(Evidence::source)
                .containsExactly("relay-a", "relay-b");
        assertThat(detector.isClear("observer-deaf", OBSERVER, now)).isFalse();

        // When
        pass(Duration.ofSeconds(8), "relay-a", "relay-b");

        // Then
        assertThat(found).extracting(Finding::cause).containsExactly(OBSERVER);

        // When
        pass(Duration.ofSeconds(4), "relay-a", "relay-b");

        // Then
        assertThat(found).isEmpty();
        assertThat(detector.isClear("observer-deaf", OBSERVER, now)).isTrue();
    }

    @Test
    void relaysThatWereHeardLongAgoAreNotMissed() {
        // Given: relays that were there before this service, an hour ago
        beat("relay-a", now.minus(Duration.ofHours(1)), true);

        // When
        pass(Duration.ofMinutes(2));

        // Then
        assertThat(found).isEmpty();
    }

    private void pass(Duration time, String... heard) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plus(STEP);
            for (String relayId : heard) {
                beat(relayId, now, false);
            }
            found = detector.evaluate(now);
        }
    }

    private void beat(String relayId, Instant sentAt, boolean history) {
        RelayHeartbeat beat =
                new RelayHeartbeat(
                        relayId,
                        relayId + "-1",
                        1,
                        RelayState.READY,
                        "local",
                        "http://x",
                        "x:1",
                        new RelayLoad(0, 0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        sentAt);
        Event<RelayHeartbeat> event =
                new Event<>(
                        relayId + sentAt,
                        "/test",
                        EventTypes.RELAY_HEARTBEAT,
                        relayId,
                        sentAt,
                        null,
                        beat);
        detector.observe(new Observation(event, sentAt, now, history));
    }
}
