package dev.evenkeel.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Loading loading = new Loading();

    @Test
    void failuresAreRetriedUntilItSucceeds() {
        // Given
        AtomicInteger attempts = new AtomicInteger();

        // When
        loading.begin(
                () ->
                        attempts.incrementAndGet() < 4
                                ? Uni.createFrom().failure(new IOException("connection refused"))
                                : Uni.createFrom().voidItem(),
                () -> false);
        loading.done().await().atMost(LIMIT);

        // Then
        assertThat(attempts).hasValue(4);
        assertThat(loading.isDone()).isTrue();
    }

    @Test
    void slowWorkDoesNotKeepTheProcessFromStarting() throws InterruptedException {
        // Given
        CompletableFuture<Void> database = new CompletableFuture<>();
        loading.begin(() -> Uni.createFrom().completionStage(database), () -> false);

        // When
        loading.await(Duration.ofMillis(20));

        // Then
        assertThat(loading.isDone()).isFalse();
        database.complete(null);
        assertThat(loading.isDone()).isTrue();
    }
}
