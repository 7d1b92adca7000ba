package dev.evenkeel.incident.quality.domain;

import static dev.evenkeel.incident.quality.domain.Samples.idle;
import static dev.evenkeel.incident.quality.domain.Samples.voice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.quality.domain.StreamCounters.Step;
import org.junit.jupiter.api.Test;

class StreamCountersTest {
    private final StreamCounters first = StreamCounters.baseline(voice("s-1", 0, 100, 2));

    @Test
    void aLaterSampleTellsTheDifference() {
        // When
        Step step = first.next(voice("s-2", 2, 190, 12));

        // Then
        StreamDelta delta = step.delta().orElseThrow();
        assertThat(delta.seconds()).isEqualTo(2);
        assertThat(delta.loss()).isEqualTo(new LossTally(100, 10));
        assertThat(delta.bytesReceived()).isEqualTo(9_000);
    }

    @Test
    void theSameSampleTwiceTellsNothing() {
        // When
        Step step = first.next(voice("s-1", 0, 100, 2));

        // Then
        assertThat(step.delta()).isEmpty();
        assertThat(step.counters()).isEqualTo(first);
    }

    @Test
    void aSampleOutOfOrderIsIncludedInTheLaterOne() {
        // Given
        StreamCounters later = first.next(voice("s-3", 4, 300, 2)).counters();

        // When
        Step step = later.next(voice("s-2", 2, 200, 2));

        // Then
        assertThat(step.delta()).isEmpty();
        assertThat(step.counters()).isEqualTo(later);
    }

    @Test
    void countersThatFallBackStartAnew() {
        // When
        Step reset = first.next(voice("s-2", 2, 10, 0));
        Step after = reset.counters().next(voice("s-3", 4, 60, 0));

        // Then
        assertThat(reset.delta()).isEmpty();
        assertThat(after.delta().orElseThrow().loss()).isEqualTo(new LossTally(50, 0));
    }

    @Test
    void aLongSilenceStartsAnew() {
        assertThat(first.next(voice("s-2", 16, 900, 3)).delta()).isEmpty();
    }

    @Test
    void anIdlePathTellsNothingAndLeavesABaseline() {
        // When
        Step onStandby = first.next(idle("s-2", 2, 150, 2));
        Step activated = onStandby.counters().next(voice("s-3", 4, 200, 2));
        Step active = activated.counters().next(voice("s-4", 6, 300, 2));

        // Then
        assertThat(onStandby.delta()).isEmpty();
        assertThat(activated.delta()).isEmpty();
        assertThat(active.delta().orElseThrow().loss()).isEqualTo(new LossTally(100, 0));
    }
}
