package dev.evenkeel.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {

    @Test
    void aStepThatFailsIsToldAndDoesNotEndTheRest() throws InterruptedException {
        // Given
        var steps = new CountDownLatch(3);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        var worker =
                Worker.repeating(
                        "test",
                        Duration.ofMillis(1),
                        () -> {
                            steps.countDown();
                            throw new IllegalStateException("away");
                        },
                        e -> told.add(String.valueOf(e.getMessage())));

        // When
        worker.start();

        // Then
        assertThat(steps.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("away");
        assertThat(worker.end()).isTrue();
    }

    @Test
    void whatWasEndedBeforeItBeganTakesNoStep() throws InterruptedException {
        // Given
        BlockingQueue<String> steps = new LinkedBlockingQueue<>();
        var worker =
                Worker.repeating("test", Duration.ofMillis(1), () -> steps.add("one"), e -> {});

        // When
        worker.tellToEnd();
        worker.start();

        // Then
        assertThat(worker.end()).isFalse();
        assertThat(steps).isEmpty();
    }
}
