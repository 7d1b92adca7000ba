package dev.evenkeel.media.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FleetingEventsTest {
    private final ManualOutlet kafka = new ManualOutlet();
    private final FleetingEvents events = new FleetingEvents("samples", 1, kafka);

    @Test
    void aRoundIsDroppedWhileOneIsUnderway() {
        // Given
        events.offer(List.of(ManualOutlet.event("1"), ManualOutlet.event("2")));

        // When
        events.offer(List.of(ManualOutlet.event("3"), ManualOutlet.event("4")));

        // Then
        assertThat(kafka.published()).containsExactly("1", "2");
        assertThat(events.dropped()).isEqualTo(2);
    }

    @Test
    void theNextRoundGoesWhenAllOfTheLastArrived() {
        // Given
        events.offer(List.of(ManualOutlet.event("1"), ManualOutlet.event("2")));
        kafka.take("1");
        events.offer(List.of(ManualOutlet.event("too early")));
        kafka.take("2");

        // When
        events.offer(List.of(ManualOutlet.event("3")));

        // Then
        assertThat(kafka.published()).containsExactly("1", "2", "3");
    }

    @Test
    void aFailedRoundIsNotRepeated() {
        // Given
        events.offer(List.of(ManualOutlet.event("1")));

        // When
        kafka.refuse("1");
        events.offer(List.of(ManualOutlet.event("2")));

        // Then
        assertThat(kafka.published()).containsExactly("1", "2");
        assertThat(events.dropped()).isEqualTo(1);
    }

    @Test
    void nothingToSayIsNoRound() {
        // When
        events.offer(List.of());
        events.offer(List.of(ManualOutlet.event("1")));

        // Then
        assertThat(kafka.published()).containsExactly("1");
    }
}
