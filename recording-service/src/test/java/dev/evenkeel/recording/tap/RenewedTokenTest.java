package dev.evenkeel.recording.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.MutableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenewedTokenTest {
    private final AtomicInteger issued = new AtomicInteger();
    private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
    private final RenewedToken token =
            new RenewedToken(
                    () -> "token-" + issued.incrementAndGet(), Duration.ofSeconds(60), clock);

    @Test
    void aTokenServesForHalfOfItsLife() {
        // Given
        String first = token.get();

        // When
        clock.advance(Duration.ofMillis(29_999));

        // Then
        assertThat(token.get()).isEqualTo(first);
    }

    @Test
    void thenThereIsAnotherOne() {
        // Given
        String first = token.get();

        // When
        clock.advance(Duration.ofSeconds(30));

        // Then
        assertThat(token.get()).isNotEqualTo(first).isEqualTo("token-2");
    }
}
