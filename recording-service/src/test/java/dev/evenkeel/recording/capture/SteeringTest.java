package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteeringTest {
    private final Steering steering = new Steering();

    @Test
    void goesByATenthOfItsSpeedUntilItIsThere() {
        // When
        steering.towards(-7);

        // Then
        assertThat(steering.next(40)).isEqualTo(-4);
        assertThat(steering.next(40)).isEqualTo(-3);
        assertThat(steering.next(40)).isZero();
    }

    @Test
    void stillFramesAreNotMoved() {
        // When
        steering.towards(100);

        // Then
        assertThat(steering.next(0)).isZero();
        assertThat(steering.next(-20)).isZero();
        assertThat(steering.takeAll()).isEqualTo(100);
    }

    @Test
    void whatCannotBeIsNotFollowed() {
        // When
        steering.towards(3_600_000);

        // Then
        assertThat(steering.takeAll()).isZero();
    }
}
