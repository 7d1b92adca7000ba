package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkRates;
import dev.evenkeel.incident.rule.domain.When.Aggregate;
import dev.evenkeel.incident.rule.domain.When.Bound;
import dev.evenkeel.incident.rule.domain.When.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A link of 100 Mbit/s that is idle for 100 s, then used to 95 %, as it is read by polling. */
class MeanProbeTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final long SPEED = 100_000_000;
    private static final double USED = 0.95;
    private static final int FULL = 100;
    private static final int END = FULL + 75;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MeanProbe probe =
            new MeanProbe(
                    new Threshold(
                            Measure.LINK_UTILISATION,
                            Scope.LINK,
                            Aggregate.MOST,
                            new Bound(true, 0.9),
                            MINUTE),
                    MINUTE);

    /** The reading before: when, and all bits counted by then. */
    private @Nullable Reading last;

    private record Reading(int second, double bits) {}

    @Test
    void readingsThatAreALittleOldDoNotDelayWhatTheMeanShows() {
        // Given: read each second; the counter was brought up to date up to 0.4 s before
        Random random = new Random(7);

        // When
        int seen = firstTrue(0, END, second -> bits(second - 0.4 * random.nextDouble()));

        // Then
        assertThat(seen).isBetween(FULL + 56, FULL + 58);
    }

    @Test
    void gearThatCountsInStepsOfTenSecondsIsSeenFullInTime() {
        // When
        int seen = firstTrue(0, END, second -> bits(Math.floor(second / 10.0) * 10));

        // Then
        assertThat(seen).isBetween(FULL + 56, FULL + 70);
    }

    @Test
    void pollsLostInTheQueueMakeNoHole() {
        // When: of a reading each second one in seven comes back once the link is full
        int seen = firstTrue(0, FULL, MeanProbeTest::bits);
        for (int second = FULL; second < END && seen < 0; second += 7) {
            seen = firstTrue(second, second + 1, MeanProbeTest::bits);
        }

        // Then
        assertThat(seen).isBetween(FULL + 56, FULL + 63);
    }

    @Test
    void aBurstOfFiftySecondsIsNoFullMinute() {
        // When
        int seen = firstTrue(0, FULL + 200, second -> bits(Math.min(second, FULL + 50)));

        // Then
        assertThat(seen).isNegative();
    }

    @Test
    void nothingIsSaidBeforeAMinuteIsKnown() {
        // When: full when it is read for the first time
        firstTrue(FULL, FULL + 58, MeanProbeTest::bits);

        // Then
        assertThat(condition(FULL + 58)).isEqualTo(Condition.UNDECIDED);
    }

    @Test
    void readingsThatStayAwayDecideNothingAndAreForgotten() {
        // Given
        int seen = firstTrue(0, END, MeanProbeTest::bits);

        // Then
        assertThat(condition(seen + 44)).isEqualTo(Condition.TRUE);
        assertThat(condition(seen + 45)).isEqualTo(Condition.UNDECIDED);
        assertThat(probe.look(START.plusSeconds(seen + 300))).isEmpty();
    }

    @Test
    void theMostOfBothEndsCountsAndTheTextSaysOverWhichTime() {
        // Given
        for (int second = 0; second <= 60; second += 10) {
            observe(measured("here", START.plusSeconds(second), 0.97, null, null));
            observe(measured("there", START.plusSeconds(second + 1), 0.2, null, null));
        }

        // Then
        assertThat(probe.look(START.plusSeconds(61)).get("hq-1").text())
                .isEqualTo(
                        "link.utilisationRatio of hq-1 was 0.970 in the mean over 60 s, over 0.900.");
    }

    /** Reads it each second until the condition holds: in which second, or -1. */
    private int firstTrue(int from, int to, IntToDoubleFunction counted) {
        for (int second = from; second < to; second++) {
            read(second, counted.applyAsDouble(second));
            if (condition(second) == Condition.TRUE) {
                return second;
            }
        }
        return -1;
    }

    private Condition condition(int second) {
        Probe.Sight sight = probe.look(START.plusSeconds(second)).get("hq-1");
        return sight == null ? Condition.UNDECIDED : sight.condition();
    }

    /** All bits that have come in by then. */
    private static double bits(double second) {
        return Math.max(0, second - FULL) * USED * SPEED;
    }

    /** As telemetry-ingest tells of a reading of the counter. */
    private void read(int second, double bits) {
        Instant at = START.plusSeconds(second);
        Reading before = last;
        last = new Reading(second, bits);
        if (before == null) {
            observe(measured("router", at, null, null, null));
            return;
        }
        double perSecond = (bits - before.bits()) / (second - before.second());
        double share = Math.min(1, perSecond / SPEED);
        LinkRates rates = new LinkRates(perSecond, 0.0, share, 0.0, null, null, null, null);
        observe(measured("router", at, share, START.plusSeconds(before.second()), rates));
    }

    private static LinkMeasurement measured(
            String deviceId,
            Instant at,
            @Nullable Double utilisationRatio,
            @Nullable Instant changesSince,
            @Nullable LinkRates rates) {
        return new LinkMeasurement(
                "s-" + at,
                "hq-1",
                "hq",
                deviceId,
                "eth0",
                at,
                LinkMeasurement.State.UP,
                null,
                null,
                null,
                null,
                null,
                utilisationRatio,
                SPEED,
                null,
                null,
                null,
                null,
                null,
                null,
                changesSince,
                rates,
                null);
    }

    private void observe(LinkMeasurement measured) {
        Instant at = measured.timestamp();
        Event<LinkMeasurement> event =
                new Event<>("e", "/test", EventTypes.LINK_MEASURED, "hq-1", at, null, measured);
        probe.observe(new Observation(event, at, at, false));
    }
}
