package dev.evenkeel.media.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class KeptEventsTest {
    private final ManualOutlet kafka = new ManualOutlet();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final KeptEvents events = new KeptEvents(3, kafka, later::add);

    @Test
    void eventsGoOneAfterTheOther() {
        // Given
        events.add(ManualOutlet.event("1"));
        events.add(ManualOutlet.event("2"));

        // When
        assertThat(kafka.published()).containsExactly("1");
        kafka.take("1");

        // Then
        assertThat(kafka.published()).containsExactly("1", "2");
    }

    @Test
    void whatKafkaDidNotTakeIsSentAgain() {
        // Given
        var delivered = events.add(ManualOutlet.event("1")).toCompletableFuture();
        kafka.refuse("1");
        assertThat(delivered).isNotDone();

        // When
        later.remove().run();
        kafka.take("1");

        // Then
        assertThat(kafka.published()).containsExactly("1", "1");
        assertThat(delivered).isCompleted();
        assertThat(events.waiting()).isZero();
    }

    @Test
    void theOldestGivesWay() {
        // Given
        var oldest = events.add(ManualOutlet.event("1")).toCompletableFuture();
        events.add(ManualOutlet.event("2"));
        events.add(ManualOutlet.event("3"));

        // When
        events.add(ManualOutlet.event("4"));

        // Then
        assertThat(events.waiting()).isEqualTo(3);
        assertThat(oldest).isCompleted();
    }

    @Test
    void whatGaveWayWhileUnderwayHoldsNothingUp() {
        // Given
        events.add(ManualOutlet.event("1"));
        events.add(ManualOutlet.event("2"));
        events.add(ManualOutlet.event("3"));
        events.add(ManualOutlet.event("4"));

        // When
        kafka.take("1");
        kafka.take("2");

        // Then
        assertThat(kafka.published()).containsExactly("1", "2", "3");
    }
}
