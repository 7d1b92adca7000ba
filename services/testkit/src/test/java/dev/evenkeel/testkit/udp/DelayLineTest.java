package dev.evenkeel.testkit.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelayLineTest {
    private static final long MILLI = 1_000_000;
    private static final int LENGTH = 1_222;
    private final Passage passage = new Passage();
    private final DelayLine<Integer> line = new DelayLine<>(new Random(7), passage);

    @Test
    void releasesAfterTheDelay() {
        // Given
        line.offer(1, LENGTH, Impairment.NONE.withDelay(Duration.ofMillis(20), Duration.ZERO), 0);

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
        IntStream.range(0, 500).forEach(i -> line.offer(i, LENGTH, network, i * MILLI));

        // When
        var left = drain();

        // Then
        assertThat(left).hasSize(500).isSorted();
    }

    @Test
    void someOvertakeWhenReorderingIsAsked() {
        // Given
        var network = new Impairment(0, Duration.ofMillis(30), Duration.ZERO, 0.1);
        IntStream.range(0, 500).forEach(i -> line.offer(i, LENGTH, network, i * MILLI));

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
        var kept =
                IntStream.range(0, 20_000).filter(i -> line.offer(i, LENGTH, network, 0)).count();

        // Then
        assertThat(kept / 20_000.0).isBetween(0.84, 0.86);
    }

    /** 1,250 bytes with headers at 1 Mbit/s are 10 ms. */
    @Test
    void aBottleneckLetsPassWhatItsRateAllowsInOrder() {
        // Given
        var network = Impairment.NONE.through(new Bottleneck(1_000_000, 1_000_000));
        IntStream.range(0, 100).forEach(i -> line.offer(i, LENGTH, network, 0));

        // When
        var early = poll(500 * MILLI);
        var rest = poll(1_000 * MILLI);

        // Then
        assertThat(early).hasSize(50).isSorted();
        assertThat(rest).hasSize(50).isSorted();
        assertThat(passage.take().meanWaitMillis()).isBetween(490.0, 500.0);
    }

    @Test
    void whatFindsTheQueueFullIsDropped() {
        // Given: room for 100 ms beside what is being sent
        var network = Impairment.NONE.through(Bottleneck.of(1_000_000, Duration.ofMillis(100)));

        // When
        var kept = IntStream.range(0, 100).filter(i -> line.offer(i, LENGTH, network, 0)).count();

        // Then
        var passed = passage.take();
        assertThat(kept).isEqualTo(11);
        assertThat(passed.overflowed()).isEqualTo(89);
        assertThat(passed.longestWaitMillis()).isEqualTo(100.0);
    }

    @Test
    void theSameSeedLosesTheSame() {
        // Given
        var network = Impairment.loss(0.3);
        var again = new DelayLine<Integer>(new Random(7), new Passage());

        // When
        var kept = IntStream.range(0, 500).filter(i -> line.offer(i, LENGTH, network, 0)).toArray();
        var keptAgain =
                IntStream.range(0, 500).filter(i -> again.offer(i, LENGTH, network, 0)).toArray();

        // Then
        assertThat(keptAgain).isEqualTo(kept);
    }

    private ArrayList<Integer> poll(long now) {
        var left = new ArrayList<Integer>();
        for (var next = line.poll(now); next != null; next = line.poll(now)) {
            left.add(next);
        }
        return left;
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
