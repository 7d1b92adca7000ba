package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    private static final Instant LAST = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "4, PT0S",
        "5, PT1S",
        "6, PT2S",
        "7, PT4S",
        "13, PT4M16S",
        "14, PT5M",
        "1000000, PT5M"
    })
    void eachFailureDoublesTheDelayUpToTheCap(int failures, Duration delay) {
        assertThat(Throttle.ACCOUNT.delay(failures)).isEqualTo(delay);
    }

    @Test
    void theDelayEnds() {
        assertThat(Throttle.ACCOUNT.left(7, LAST, LAST.plusSeconds(1)))
                .contains(Duration.ofSeconds(3));
        assertThat(Throttle.ACCOUNT.left(7, LAST, LAST.plusSeconds(4))).isEmpty();
        assertThat(Throttle.ACCOUNT.left(1_000_000, LAST, LAST.plus(Duration.ofMinutes(5))))
                .isEmpty();
    }

    @Test
    void anAddressHasMorePatience() {
        assertThat(Throttle.ADDRESS.delay(49)).isZero();
        assertThat(Throttle.ADDRESS.delay(1_000)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void memoryOutlivesEveryDelay() {
        assertThat(Throttle.MEMORY).isGreaterThan(Throttle.ACCOUNT.longest());
        assertThat(Throttle.MEMORY).isGreaterThan(Throttle.ADDRESS.longest());
    }
}
