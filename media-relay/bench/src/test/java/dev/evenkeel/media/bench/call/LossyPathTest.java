package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.udp.Impairment;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As media-relay/bench/loss-beside-janus, in made-up time and for longer. */
class LossyPathTest {
    private static final int SECONDS = 300;
    private static final Duration WAY = Duration.ofMillis(50);

    private SimulatedCall call;
    private long from;

    @BeforeEach
    void everybodyLosesEveryTenthPacketEachWay() {
        call = SimulatedCall.of(1, 800_000);
        call.begin();
        call.run(4);
        call.everywhere(Impairment.loss(0.1).withDelay(WAY, Duration.ZERO));
        call.run(10);
        call.sound().restart();
        from = call.network.nanoTime();
    }

    @Test
    void hardlyAnySoundIsMissing() {
        // When
        call.run(SECONDS);

        // Then
        double lost = (double) call.sound().lost() / call.sound().played();
        assertThat(lost).isLessThanOrEqualTo(0.001);
    }

    @Test
    void thePictureGoesOn() {
        // When
        call.run(SECONDS);

        // Then
        Freezes freezes = call.showing().freezes(from, call.network.nanoTime());
        assertThat(freezes.count()).isLessThanOrEqualTo(6 * SECONDS / 60);
        assertThat(freezes.longestNanos()).isLessThan(500_000_000);
    }
}
