package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasscodeGuessesTest {
    private static final String MEETING = "abc-defg-hij";
    private final MutableClock clock = MutableClock.at("2026-03-02T12:00:00Z");
    private final PasscodeGuesses guesses = new PasscodeGuesses(clock);

    @Test
    void nineteenAreFree() {
        // When
        guess(19);

        // Then
        assertThat(guesses.pause(MEETING)).isEmpty();
    }

    @Test
    void thePauseEndsAMinuteAfterTheFirstOfTheTwenty() {
        // Given
        guess(1);
        clock.advance(Duration.ofSeconds(15));
        guess(19);

        // When
        clock.advance(Duration.ofSeconds(20));

        // Then
        assertThat(guesses.pause(MEETING)).contains(Duration.ofSeconds(25));
        assertThat(guesses.pause("xyz-xyzx-xyz")).isEmpty();
    }

    @Test
    void afterItPasscodesAreTakenAgain() {
        // Given
        guess(20);

        // When
        clock.advance(Duration.ofSeconds(61));

        // Then
        assertThat(guesses.pause(MEETING)).isEmpty();
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            guesses.wrong(MEETING);
        }
    }
}
