package dev.evenkeel.media.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.MutableClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WakesTest {
    private final Wakes wakes = new Wakes(MutableClock.at("2026-01-01T10:00:00.700Z"));

    @Test
    void withoutAWakeNothingIsOld() {
        assertThat(wakes.mayPrecede(Instant.EPOCH)).isFalse();
    }

    @Test
    void whatWasSaidInTheSecondOfTheWakeMayBeOlder() {
        // Given
        wakes.woke();

        // Then
        assertThat(wakes.mayPrecede(Instant.parse("2026-01-01T09:59:59Z"))).isTrue();
        assertThat(wakes.mayPrecede(Instant.parse("2026-01-01T10:00:00Z"))).isTrue();
        assertThat(wakes.mayPrecede(Instant.parse("2026-01-01T10:00:01Z"))).isFalse();
    }
}
