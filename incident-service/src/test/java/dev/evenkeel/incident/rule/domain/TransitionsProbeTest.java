package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkMeasurement.State;
import dev.evenkeel.incident.rule.domain.When.Events;
import dev.evenkeel.incident.rule.domain.When.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsProbeTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Transitions TWICE_A_MINUTE =
            new Transitions(
                    new Events(EventTypes.LINK_MEASURED.name(), Map.of(), Scope.LINK, null, null),
                    "state",
                    Set.of("up"),
                    Set.of("down", "lowerLayerDown"),
                    "deviceId",
                    Duration.ofMinutes(1),
                    2);

    private final TransitionsProbe probe =
            new TransitionsProbe(
                    TWICE_A_MINUTE, new EventFilter(TWICE_A_MINUTE.events(), new RelayWatch()));

    @Test
    void countsEachChangeOnceHoweverOftenTheValueIsRepeated() {
        // When
        say(0, "a", State.UP);
        say(1, "a", State.DOWN);
        say(2, "a", State.DOWN);
        say(3, "a", State.LOWER_LAYER_DOWN);
        assertThat(condition(4)).isEqualTo(Condition.FALSE);
        say(5, "a", State.UP);
        say(6, "a", State.LOWER_LAYER_DOWN);

        // Then
        assertThat(condition(7)).isEqualTo(Condition.TRUE);
        assertThat(probe.look(at(7)).get("hq-1").text())
                .isEqualTo("state of hq-1 went 2 × from up to down or lowerLayerDown within 60 s.");
    }

    @Test
    void forgetsChangesThatAreOlderThanTheWindow() {
        // Given
        say(0, "a", State.UP);
        say(1, "a", State.DOWN);
        say(30, "a", State.UP);
        say(50, "a", State.DOWN);
        assertThat(condition(61)).isEqualTo(Condition.TRUE);

        // Then
        assertThat(condition(62)).isEqualTo(Condition.FALSE);
    }

    @Test
    void valuesThatSayNothingAreNoChange() {
        // When
        say(0, "a", State.UP);
        say(1, "a", State.UNKNOWN);
        say(2, "a", State.UP);
        say(3, "a", null);
        say(4, "a", State.DOWN);
        say(5, "a", State.TESTING);
        say(6, "a", State.DOWN);

        // Then
        assertThat(condition(7)).isEqualTo(Condition.FALSE);
    }

    @Test
    void sourcesThatDisagreeMakeNoChanges() {
        // When
        for (int second = 0; second < 40; second += 2) {
            say(second, "a", State.UP);
            say(second + 1, "b", State.DOWN);
        }

        // Then
        assertThat(condition(41)).isEqualTo(Condition.FALSE);
    }

    @Test
    void whatComesLateOrWasThereBeforeIsNotCounted() {
        // Given
        observe(0, 0, State.UP, true);
        observe(1, 1, State.DOWN, true);
        observe(2, 2, State.UP, true);

        // When: it goes down once; then a reading from between comes late
        observe(10, 10, State.DOWN, false);
        observe(9, 11, State.UP, false);
        observe(12, 12, State.DOWN, false);

        // Then
        assertThat(condition(13)).isEqualTo(Condition.FALSE);
    }

    @Test
    void aLinkThatNothingIsHeardOfIsForgotten() {
        // Given
        say(0, "a", State.UP);

        // Then
        assertThat(probe.look(at(60))).containsKey("hq-1");
        assertThat(probe.look(at(61))).isEmpty();
    }

    private Condition condition(int second) {
        return probe.look(at(second)).get("hq-1").condition();
    }

    private void say(int second, String deviceId, State state) {
        observe(deviceId, second, second, state, false);
    }

    private void observe(int said, int arrived, State state, boolean history) {
        observe("a", said, arrived, state, history);
    }

    private void observe(String deviceId, int said, int arrived, State state, boolean history) {
        LinkMeasurement measured =
                new LinkMeasurement(
                        "s-" + said,
                        "hq-1",
                        "hq",
                        deviceId,
                        "eth0",
                        at(said),
                        state,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
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
        Event<LinkMeasurement> event =
                new Event<>(
                        "e-" + said,
                        "/test",
                        EventTypes.LINK_MEASURED,
                        "hq-1",
                        at(said),
                        null,
                        measured);
        probe.observe(new Observation(event, at(arrived), at(arrived), history));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
