package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final Participant ADA = new Participant("p-aaaaaaaaaaaa", "abc-defg-hij");
    private static final Participant BOB = new Participant("p-bbbbbbbbbbbb", "abc-defg-hij");

    private final Quotas quotas = new Quotas(10, 100);

    @Test
    void burstIsGivenAtOnceAndNoMore() {
        // Given
        Duration first = quotas.take(ADA, 100, 0);

        // When
        Duration next = quotas.take(ADA, 1, 0);

        // Then
        assertThat(first).isZero();
        assertThat(next).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void whoWaitsAsToldIsServed() {
        // Given
        quotas.take(ADA, 100, 0);
        Duration wait = quotas.take(ADA, 25, 0);

        // When
        Duration again = quotas.take(ADA, 25, wait.toNanos());

        // Then
        assertThat(wait).isEqualTo(Duration.ofMillis(2_500));
        assertThat(again).isZero();
    }

    @Test
    void refusalTakesNothing() {
        // Given
        quotas.take(ADA, 60, 0);
        quotas.take(ADA, 60, 0);

        // When
        Duration rest = quotas.take(ADA, 40, 0);

        // Then
        assertThat(rest).isZero();
    }

    @Test
    void oneDoesNotSpendForAnother() {
        // Given
        quotas.take(ADA, 100, 0);

        // When
        Duration other = quotas.take(BOB, 100, 0);

        // Then
        assertThat(other).isZero();
    }

    @Test
    void bucketNeverHoldsMoreThanTheBurst() {
        // Given
        long muchLater = TimeUnit.DAYS.toNanos(1);
        quotas.take(ADA, 1, 0);

        // When
        quotas.take(ADA, 100, muchLater);

        // Then
        assertThat(quotas.take(ADA, 1, muchLater)).isPositive();
    }

    @Test
    void whoIsGoneIsForgotten() {
        // Given
        for (int i = 0; i < 500; i++) {
            quotas.take(new Participant("p-" + i, "abc-defg-hij"), 1, 0);
        }

        // When
        long later = TimeUnit.MINUTES.toNanos(1);
        for (int i = 0; i < 1_000; i++) {
            quotas.take(ADA, 1, later + TimeUnit.SECONDS.toNanos(i));
        }

        // Then
        assertThat(quotas.size()).isEqualTo(1);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Quotas(0, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}
