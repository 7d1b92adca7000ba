package dev.evenkeel.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a quota of 1,000 bytes, of which 100 have to be free for something to begin. */
class QuotaUsageTest {
    private static QuotaUsage of(@Nullable Long allowed, long used, long reserved) {
        return new QuotaUsage(new Quota(Quota.ONLY, allowed, 0.8), used, reserved);
    }

    @ParameterizedTest
    @CsvSource({
        "free, 799, free",
        "free, 800, warned",
        "free, 900, warned",
        "free, 901, reached",
        "warned, 799, warned",
        "warned, 750, warned",
        "warned, 749, free",
        "warned, 901, reached",
        "reached, 900, reached",
        "reached, 851, reached",
        "reached, 850, warned",
        "reached, 749, free",
    })
    void itRisesAtOnceAndFallsLater(String told, long used, String then) {
        // When
        QuotaLevel level = of(1_000L, used, 0).level(QuotaLevel.valueOf(told.toUpperCase()));

        // Then
        assertThat(level).isEqualTo(QuotaLevel.valueOf(then.toUpperCase()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "900, 0, true", "901, 0, false", "700, 200, true", "700, 201, false"})
    void somethingBeginsWhereTheReserveIsFree(long used, long reserved, boolean begins) {
        assertThat(of(1_000L, used, reserved).hasRoom()).isEqualTo(begins);
    }

    @Test
    void whatIsReservedMakesItFullButIsNotTold() {
        // Given
        QuotaUsage usage = of(1_000L, 500, 450);

        // Then
        assertThat(usage.level()).isEqualTo(QuotaLevel.REACHED);
        assertThat(usage.level(QuotaLevel.FREE)).isEqualTo(QuotaLevel.FREE);
    }

    @Test
    void withoutALimitThereIsAlwaysRoom() {
        // Given
        QuotaUsage usage = of(null, Long.MAX_VALUE, 0);

        // Then
        assertThat(usage.hasRoom()).isTrue();
        assertThat(usage.level(QuotaLevel.REACHED)).isEqualTo(QuotaLevel.FREE);
    }

    @Test
    void theReserveIsATenthAndNeverMoreThanAHundredMegabytes() {
        assertThat(new Quota(Quota.ONLY, 1_000L, 0.8).reserveBytes()).isEqualTo(100);
        assertThat(new Quota(Quota.ONLY, 1_000_000_000_000L, 0.8).reserveBytes())
                .isEqualTo(100_000_000);
    }

    @Test
    void theRefusalSaysHowMuchIsTakenOfHowMuch() {
        assertThat(of(10_000_000_000L, 9_950_000_000L, 0).refusal())
                .startsWith("recordings and exports take 9.95 of 10.00 GB");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Quota(Quota.ONLY, 0L, 0.8)).hasMessageContaining("bytes");
        assertThatThrownBy(() -> new Quota(Quota.ONLY, 1L, 1.1)).hasMessageContaining("share");
        assertThatThrownBy(() -> new Quota(Quota.ONLY, 1L, Double.NaN))
                .hasMessageContaining("share");
    }
}
