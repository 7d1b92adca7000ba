package dev.evenkeel.testkit.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelayLineTest {
    private static final long MILLI = 1_000_000;
    private final DelayLine<Integer> line = new DelayLine<>(new Random(7));

    @Test
    void releasesAfterTheDelay() {
        // Given
        line.offer(1, Impairment.NONE.withDelay(Duration.ofMillis(20), Duration.ZERO), 0);

        // When
        var early = line.poll(19 * MILLI);
        var inTime = line.poll(20 * MILLI);

        // Then
        assertThat(early).isNull();
        assertThat(inTime).isEqualTo(1);
    }

    @Test
    void jitterKeepsTheOrder() {
        // Given
        var network = Impairment.NONE.withDelay(Duration.ofMillis(5), Duration.ofMillis(30));
        IntStream.range(0, 500).forEach(i -> line.offer(i, network, i * MILLI));

        // When
        var left = drain();

        // Then
        assertThat(left).hasSize(500).isSorted();
    }

    @Test
    void someOvertakeWhenReorderingIsAsked() {
        // Given
        var network = new Impairment(0, Duration.ofMillis(30), Duration.ZERO, 0.1);
        IntStream.range(0, 500).forEach(i -> line.offer(i, network, i * MILLI));

        // When
        var left = drain();

        // Then
        assertThat(left).hasSize(500).isNotEqualTo(left.stream().sorted().toList());
    }

    @Test
    void losesTheShareThatWasAsked() {
        // Given
        var network = Impairment.loss(0.15);

        // When
        var kept = IntStream.range(0, 20_000).filter(i -> line.offer(i, network, 0)).count();

        // Then
        assertThat(kept / 20_000.0).isBetween(0.84, 0.86);
    }

    private ArrayList<Integer> drain() {
        var left = new ArrayList<Integer>();
        for (var now = 0L; now < 1_000 * MILLI; now += MILLI) {
            for (var next = line.poll(now); next != null; next = line.poll(now)) {
                left.add(next);
            }
        }
        return left;
    }
}
