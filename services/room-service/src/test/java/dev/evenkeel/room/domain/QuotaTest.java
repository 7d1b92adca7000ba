package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final Quota quota = new Quota(2, 3);

    @Test
    void aKeyHasItsShare() {
        // Given
        quota.take("a", NOON);
        quota.take("a", NOON);

        // When
        boolean third = quota.take("a", NOON.plusSeconds(59));
        boolean other = quota.take("b", NOON.plusSeconds(59));

        // Then
        assertThat(third).isFalse();
        assertThat(other).isTrue();
    }

    @Test
    void thereIsALimitForAll() {
        // Given
        quota.take("a", NOON);
        quota.take("b", NOON);
        quota.take("c", NOON);

        // When
        boolean taken = quota.take("d", NOON);

        // Then
        assertThat(taken).isFalse();
    }

    @Test
    void whoMayNotIsToldHowLong() {
        // Given
        quota.take("a", NOON);
        quota.take("a", NOON.plusSeconds(10));

        // When
        Duration refused = quota.wait("a", NOON.plusSeconds(45));
        Duration welcome = quota.wait("b", NOON.plusSeconds(45));

        // Then
        assertThat(refused).isEqualTo(Duration.ofSeconds(15));
        assertThat(welcome).isZero();
    }

    @Test
    void whereAllHaveTakenTooMuchTheFirstOfThemIsWaitedFor() {
        // Given
        quota.take("a", NOON);
        quota.take("b", NOON.plusSeconds(20));
        quota.take("c", NOON.plusSeconds(30));

        // When
        Duration refused = quota.wait("d", NOON.plusSeconds(40));

        // Then
        assertThat(refused).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aMinuteLaterAllIsForgotten() {
        // Given
        quota.take("a", NOON);
        quota.take("a", NOON);

        // When
        boolean taken = quota.take("a", NOON.plus(Quota.WINDOW));

        // Then
        assertThat(taken).isTrue();
    }
}
