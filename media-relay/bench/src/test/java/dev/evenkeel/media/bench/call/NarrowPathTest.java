package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.udp.Bottleneck;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.Passed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As media-relay/bench/narrow-path, in made-up time. */
class NarrowPathTest {
    private static final long MILLI = 1_000_000;

    private static Impairment width(long bitsPerSecond) {
        return Impairment.NONE
                .withDelay(Duration.ofMillis(25), Duration.ZERO)
                .through(Bottleneck.of(bitsPerSecond, Duration.ofMillis(300)));
    }

    @Test
    void aPictureIsSteadySoonAfterThePathFellAndLargeSoonAfterItRose() {
        // Given
        SimulatedCall call = SimulatedCall.of(1, 120_000, 400_000, 1_500_000);
        call.begin();
        call.down(width(3_000_000));
        call.run(25);
        long fell = call.network.nanoTime();

        // When
        call.down(width(300_000));
        call.run(20);
        long rose = call.network.nanoTime();
        call.down(width(3_000_000));
        call.run(25);

        // Then
        long end = call.network.nanoTime();
        Showing showing = call.showing();
        long lastGap = showing.lastGapBeyond(500 * MILLI, fell, rose);
        long full = showing.onlyFrom(SimulatedCall.CAMERA + 2, rose, end);
        assertThat((lastGap - fell) / MILLI).isLessThanOrEqualTo(1_000);
        assertThat((full - rose) / MILLI).isLessThanOrEqualTo(8_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {300_000, 1_000_000, 3_000_000})
    void aNarrowPathIsFilledWithoutALongQueue(long width) {
        // Given
        SimulatedCall call = SimulatedCall.of(3, width / 20, width * 16 / 100, width * 2 / 5);
        call.down(width(width));
        call.begin();
        call.run(15);
        call.takePassed();

        // When
        call.run(30);

        // Then
        Passed passed = call.takePassed();
        assertThat(passed.bitsPerSecond(30) / width).isGreaterThanOrEqualTo(0.85);
        assertThat(passed.meanWaitMillis()).isLessThanOrEqualTo(50);
    }
}
