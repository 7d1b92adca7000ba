package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingPacketsTest {
    private static final long MILLI = 1_000_000;

    private final MissingPackets missing = new MissingPackets();
    private final List<Integer> asked = new ArrayList<>();

    private List<Integer> due(long millis) {
        asked.clear();
        missing.due(millis * MILLI, 0, asked::add);
        return List.copyOf(asked);
    }

    @Test
    void waitsForPacketsOvertakenOnTheWay() {
        // Given
        missing.add(7, 0);

        // Then
        assertThat(due(5)).isEmpty();
        missing.remove(7);
        assertThat(due(10)).isEmpty();
        assertThat(missing.isEmpty()).isTrue();
    }

    @Test
    void asksAgainAfterARoundTrip() {
        // Given
        missing.add(7, 0);
        missing.add(8, 0);

        // Then
        assertThat(due(10)).containsExactly(7, 8);
        missing.remove(7);
        assertThat(due(20)).isEmpty();
        assertThat(due(30)).containsExactly(8);
    }

    @Test
    void waitsForALongRoundTrip() {
        // Given
        missing.add(7, 0);
        missing.due(10 * MILLI, 200 * MILLI, asked::add);
        asked.clear();

        // When
        missing.due(200 * MILLI, 200 * MILLI, asked::add);

        // Then
        assertThat(asked).isEmpty();
    }

    @Test
    void givesUpInTheEnd() {
        // Given
        missing.add(7, 0);

        // When
        int requests = 0;
        for (long t = 10; t < 2_000; t += 10) {
            requests += due(t).size();
        }

        // Then
        assertThat(requests).isEqualTo(MissingPackets.MAX_REQUESTS);
        assertThat(missing.isEmpty()).isTrue();
        assertThat(missing.takeGaveUp()).isTrue();
        assertThat(missing.takeGaveUp()).isFalse();
    }

    @Test
    void givesUpAtOnceWhenTooManyAreMissing() {
        // When
        for (int i = 0; i <= MissingPackets.CAPACITY; i++) {
            missing.add(i, 0);
        }

        // Then
        assertThat(missing.takeGaveUp()).isTrue();
        assertThat(due(10)).containsExactly(MissingPackets.CAPACITY);
    }
}
