package dev.evenkeel.media.sfu.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthEstimatorTest {
    private static final int SECONDS = 60;

    @ParameterizedTest
    @ValueSource(ints = {300_000, 1_000_000, 3_000_000})
    void aBottleneckIsUsedWithoutALongQueue(int capacity) {
        // Given
        SimulatedLink link = new SimulatedLink(capacity / 2, capacity);
        link.run(30);

        // When
        link.run(SECONDS);

        // Then
        assertThat(link.share(SECONDS)).isGreaterThanOrEqualTo(0.85);
        assertThat(link.meanQueueMillis()).isLessThanOrEqualTo(100);
    }

    @Test
    void aPathThatBecomesNarrowIsNoticedWithinASecondOrTwo() {
        // Given
        SimulatedLink link = new SimulatedLink(2_500_000, 3_000_000);
        link.run(20);

        // When
        link.capacity(300_000);
        link.run(3);

        // Then
        assertThat(link.estimator.bitsPerSecond()).isLessThan(400_000);
        link.run(10);
        assertThat(link.meanQueueMillis()).isLessThanOrEqualTo(150);
    }

    @Test
    void aPathThatFallsToATenthIsNoticedWithinThreeTenths() {
        // Given
        SimulatedLink link = new SimulatedLink(2_500_000, 3_000_000);
        link.run(20);

        // When
        link.capacity(300_000);
        link.runMillis(300);

        // Then
        assertThat(link.estimator.bitsPerSecond()).isLessThan(400_000);
    }

    @Test
    void aWayThatIsLongerByItselfCostsOneStepBackAndNoMore() {
        // Given
        SimulatedLink link = new SimulatedLink(1_000_000, 3_000_000);
        link.source(800_000);
        link.run(20);
        link.way(80);
        link.run(2);

        // When
        link.run(10);

        // Then
        assertThat(link.leastEstimate()).isGreaterThan(600_000);
    }

    @Test
    void nothingIsHeldAgainstAPathThatShowsNoCongestion() {
        // Given: much less is sent than goes through
        SimulatedLink link = new SimulatedLink(BandwidthEstimator.START_BITS_PER_SECOND, 50e6);
        link.source(1_500_000);

        // When
        link.run(60);

        // Then
        assertThat(link.estimator.congested()).isFalse();
        assertThat(link.estimator.bitsPerSecond())
                .isGreaterThanOrEqualTo(BandwidthEstimator.START_BITS_PER_SECOND);
    }

    @Test
    void randomLossAloneDoesNotStarveASender() {
        // Given
        SimulatedLink link = new SimulatedLink(3_000_000, 50e6);
        link.source(1_000_000);
        link.loss(0.12);

        // When
        link.run(60);

        // Then: what arrives is 0.88 Mbit/s
        assertThat(link.estimator.bitsPerSecond()).isGreaterThan(700_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 120, 250})
    void aBusyReceiverIsNotTakenForANarrowPath(int stallMillis) {
        // Given: a picture of 1.2 Mbit/s goes on whatever the estimate says
        SimulatedLink link = new SimulatedLink(BandwidthEstimator.START_BITS_PER_SECOND, 50e6);
        link.source(1_200_000);
        link.run(5);

        // When
        link.stalls(stallMillis);
        link.run(120);

        // Then: never so little that the picture would pause
        assertThat(link.leastEstimate()).isGreaterThan(600_000);
    }

    @Test
    void anEstimateThatWasWrongIsCorrectedByWhatGoesThrough() {
        // Given
        SimulatedLink link = new SimulatedLink(40_000, 50e6);
        link.source(1_200_000);

        // When
        link.run(2);

        // Then
        assertThat(link.estimator.bitsPerSecond()).isGreaterThan(1_000_000);
    }

    @Test
    void aProbeFindsOutThatMoreGoesThrough() {
        // Given: the path was narrow and is wide again, the sender has little to send
        SimulatedLink link = new SimulatedLink(1_000_000, 300_000);
        link.run(20);
        link.capacity(3_000_000);
        link.source(250_000);
        link.run(3);
        long before = link.estimator.bitsPerSecond();

        // When: 60 ms at 1.9 Mbit/s
        link.estimator.beginProbe();
        for (int i = 0; i < 12; i++) {
            link.burst(1);
        }
        link.estimator.endProbe(link.now());
        link.run(1);

        // Then
        assertThat(link.estimator.bitsPerSecond()).isGreaterThan((long) (1.5 * before));
    }

    @Test
    void noReportDoesHarm() {
        // Given
        BandwidthEstimator estimator = new BandwidthEstimator(1_000_000);
        Random dice = new Random(8);

        // When
        for (int i = 0; i < 200_000; i++) {
            long now = i * 1_000_000L;
            estimator.sent(dice.nextInt(1_500), now);
            long ticks = dice.nextInt(4) == 0 ? dice.nextInt() : i * 4L + dice.nextInt(400);
            estimator.reported(dice.nextInt(0x1_0000), dice.nextBoolean(), ticks, now);
            estimator.reported(i & 0xFFFF, dice.nextInt(9) > 0, ticks, now);
            if (dice.nextInt(50) == 0) {
                estimator.beginProbe();
            }
            if (dice.nextInt(50) == 0) {
                estimator.endProbe(now);
            }
            estimator.feedbackComplete(now);

            // Then
            assertThat(estimator.bitsPerSecond())
                    .isBetween(BandwidthEstimator.MIN_BITS_PER_SECOND, 100_000_000L);
        }
    }

    @Test
    void nothingIsAllocatedOnceItRuns() {
        // Given
        BandwidthEstimator estimator = new BandwidthEstimator(1_000_000);
        feed(estimator, 0);

        // When
        long before = allocated();
        feed(estimator, 3_000);
        long after = allocated();

        // Then: no more than the measurement itself takes
        assertThat(after - before).isLessThan(2_000);
    }

    private static void feed(BandwidthEstimator estimator, int from) {
        for (int i = from; i < from + 3_000; i++) {
            long now = i * 10_000_000L;
            int number = estimator.sent(1_000, now);
            estimator.reported(number, i % 7 > 0, i * 40L, now + 20_000_000);
            if (i % 10 == 0) {
                estimator.feedbackComplete(now + 20_000_000);
            }
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
