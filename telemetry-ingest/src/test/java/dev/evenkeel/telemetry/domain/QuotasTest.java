package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.telemetry.domain.Quotas.Allowance;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final Participant ADA = new Participant("p-aaaaaaaaaaaa", "abc-defg-hij");
    private static final Participant BOB = new Participant("p-bbbbbbbbbbbb", "abc-defg-hij");

    private final Quotas quotas =
            new Quotas(new Allowance(10, 100), new Allowance(1, 5), new Allowance(1_000, 2_000));

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
    void devicesAndSitesHaveTheirOwn() {
        // Given
        Producer device = new Producer.Device("hq", null, Set.of());
        Producer site = new Producer.Site("hq", Set.of());

        // When: they do not share a bucket though they share a name
        Duration ofDevice = quotas.take(device, 5, 0);
        Duration ofSite = quotas.take(site, 2_000, 0);

        // Then
        assertThat(ofDevice).isZero();
        assertThat(ofSite).isZero();
        assertThat(quotas.take(device, 1, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(quotas.take(site, 1, 0)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void moreThanTheBurstIsOwed() {
        // Given
        Duration first = quotas.take(ADA, 150, 0);

        // When
        Duration next = quotas.take(ADA, 1, 0);

        // Then
        assertThat(first).isZero();
        assertThat(next).isEqualTo(Duration.ofMillis(5_100));
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
        assertThatThrownBy(() -> new Allowance(0, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
