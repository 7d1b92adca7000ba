package dev.evenkeel.recording.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void readsWhatTheKernelSays() {
        String pressure =
                """
                some avg10=12.34 avg60=1.00 avg300=0.50 total=1234
                full avg10=0.00 avg60=0.00 avg300=0.00 total=0
                """;
        assertThat(Capacity.parse(pressure)).isEqualTo(0.1234);
        assertThat(Capacity.parse("")).isZero();
    }

    @Test
    void waitsWhileOthersWaitForAProcessor() throws Exception {
        // Given
        AtomicReference<Double> pressure = new AtomicReference<>(0.5);
        Capacity capacity = new Capacity(0.2, pressure::get);
        CompletableFuture<Void> waited =
                CompletableFuture.runAsync(() ->
                        Assertions.assertThatCode(() -> capacity.await(() -> true))
                                .doesNotThrowAnyException());

        // Then
        Assertions.assertThatThrownBy(() -> waited.get(1_500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);

        // When
        pressure.set(0.1);

        // Then
        assertThat(waited).succeedsWithin(Duration.ofSeconds(5));
    }
}
