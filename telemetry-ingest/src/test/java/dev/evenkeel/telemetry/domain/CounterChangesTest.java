package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterChangesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long MEGABIT = 1_000_000;

    @ParameterizedTest(name = "{0} → {1} of {2} bits is {3}")
    @CsvSource({
        "0, 0, 64, 0",
        "1000, 1500, 64, 500",
        "1500, 1000, 64, reset",
        "1500, 0, , reset",
        "1500, 1000, 32, reset",
        "4294967290, 4, 32, 10",
        "4294967290, 4, 64, reset",
        "4294967295, 0, 32, 1",
        "2000000000, 100, 32, reset",
        "9007199254740990, 5, 64, reset",
        "9007199254740990, 5, 32, reset",
    })
    void changeOfOneCounter(long before, long now, Integer bits, String expected) {
        // When
        LinkCounters changes =
                CounterChanges.between(
                        reading(0, bits, null, errors(before)),
                        reading(10, bits, null, errors(now)));

        // Then
        assertThat(changes == null ? "reset" : String.valueOf(changes.inErrors()))
                .isEqualTo(expected);
    }

    @Test
    void oneResetSpoilsTheWholeReading() {
        // Given
        LinkCounters before = new LinkCounters(4_294_967_290L, 1L, 40L, 0L, 0L, 0L, null, null);
        LinkCounters after = new LinkCounters(10L, 2L, 0L, 0L, 0L, 0L, null, null);

        // When
        LinkCounters changes =
                CounterChanges.between(reading(0, 32, null, before), reading(10, 32, null, after));

        // Then
        assertThat(changes).isNull();
    }

    @Test
    void moreThanTheLinkCanCarryIsAResetNotAWrap() {
        // Given: 6 octets to the end and 1.5 GB more, in ten seconds over 10 Mbit/s
        LinkCounters before =
                new LinkCounters(4_294_967_290L, null, null, null, null, null, null, null);
        LinkCounters after =
                new LinkCounters(1_500_000_000L, null, null, null, null, null, null, null);

        // When
        LinkCounters changes =
                CounterChanges.between(
                        reading(0, 32, 10 * MEGABIT, before), reading(10, 32, 10 * MEGABIT, after));

        // Then
        assertThat(changes).isNull();
        assertThat(
                        CounterChanges.between(
                                reading(0, 32, null, before), reading(10, 32, null, after)))
                .isNotNull();
    }

    @Test
    void counterThatOneReadingLacksHasNoChange() {
        // Given
        LinkCounters before = new LinkCounters(100L, null, 7L, null, null, null, null, null);
        LinkCounters after = new LinkCounters(160L, 5L, null, null, null, null, null, null);

        // When
        LinkCounters changes =
                CounterChanges.between(reading(0, 64, null, before), reading(10, 64, null, after));

        // Then
        assertThat(changes)
                .isEqualTo(new LinkCounters(60L, null, null, null, null, null, null, null));
    }

    @Test
    void sameMomentTellsNoChange() {
        assertThat(
                        CounterChanges.between(
                                reading(0, 64, null, errors(1)), reading(0, 64, null, errors(9))))
                .isNull();
    }

    @Test
    void counterThatBeganAnewTellsNoChangeThoughItIsHigher() {
        // Given: restarted after the first reading, and busy since
        LinkMeasurement before = reading(0, 64, null, errors(4), NOON.minusSeconds(900));
        LinkMeasurement after = reading(10, 64, null, errors(9), NOON.plusSeconds(10));
        LinkMeasurement next = reading(20, 64, null, errors(11), NOON.plusSeconds(10));

        // Then
        assertThat(CounterChanges.between(before, after)).isNull();
        assertThat(CounterChanges.between(after, next)).isEqualTo(errors(2));
    }

    private static LinkCounters errors(long inErrors) {
        return new LinkCounters(null, null, inErrors, null, null, null, null, null);
    }

    private static LinkMeasurement reading(
            int second, Integer bits, Long bitsPerSecond, LinkCounters counters) {
        return reading(second, bits, bitsPerSecond, counters, null);
    }

    private static LinkMeasurement reading(
            int second,
            Integer bits,
            Long bitsPerSecond,
            LinkCounters counters,
            Instant countersSince) {
        return new LinkMeasurement(
                "s-" + second,
                "up-1",
                "hq",
                null,
                "eth0",
                NOON.plusSeconds(second),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                bitsPerSecond,
                null,
                null,
                bits,
                counters,
                countersSince,
                null,
                null,
                null,
                null);
    }
}
