package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyRepeatsTest {
    private static final long MILLI = 1_000_000;

    private final List<String> sent = new ArrayList<>();
    private final EarlyRepeats repeats = new EarlyRepeats();
    private final EarlyRepeats.Stream voice =
            (sequence, now) -> sent.add(sequence + "@" + now / MILLI);

    @Test
    void eachCopyGoesOutNineMillisecondsAfterTheOneBefore() {
        // Given
        repeats.sent(voice, 7, 2, 0);

        // When
        for (int milli = 1; milli <= 40; milli++) {
            repeats.tick(milli * MILLI);
        }

        // Then
        assertThat(sent).containsExactly("7@9", "7@18");
    }

    @Test
    void packetsKeepTheirOrder() {
        // Given
        repeats.sent(voice, 1, 1, 0);
        repeats.sent(voice, 2, 1, 2 * MILLI);

        // When
        repeats.tick(10 * MILLI);
        repeats.tick(11 * MILLI);

        // Then
        assertThat(sent).containsExactly("1@10", "2@11");
    }

    @Test
    void whatIsForgottenIsNotSent() {
        // Given
        repeats.sent(voice, 1, 2, 0);

        // When
        repeats.clear();
        repeats.tick(20 * MILLI);

        // Then
        assertThat(sent).isEmpty();
    }

    @Test
    void moreThanFitIsLeftAtOnceAndNothingGrows() {
        // Given
        for (int sequence = 0; sequence < 600; sequence++) {
            repeats.sent(voice, sequence, 1, 0);
        }

        // When
        repeats.tick(9 * MILLI);

        // Then
        assertThat(sent).hasSize(512).startsWith("0@9").endsWith("511@9");

        // When
        repeats.sent(voice, 600, 1, 9 * MILLI);
        repeats.tick(18 * MILLI);

        // Then
        assertThat(sent).hasSize(513).endsWith("600@18");
    }
}
