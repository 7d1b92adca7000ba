package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossRequestsTest {
    private static final long MILLI = 1_000_000;

    private final LossRequests requests = new LossRequests();

    @Test
    void asksAtOnceAndAgainAfterARoundTrip() {
        // Given
        requests.came(10, 0);

        // When
        var atOnce = requests.came(13, 5 * MILLI);
        var early = requests.due(104 * MILLI);
        requests.came(11, 104 * MILLI);
        var again = requests.due(105 * MILLI);

        // Then
        assertThat(atOnce).containsExactly(11, 12);
        assertThat(early).isEmpty();
        assertThat(again).containsExactly(12);
    }

    @Test
    void asksTenTimes() {
        // Given
        requests.came(10, 0);
        int asked = requests.came(12, 0).size();

        // When
        for (int i = 1; i < 30; i++) {
            asked += requests.due(i * 100 * MILLI).size();
        }

        // Then
        assertThat(asked).isEqualTo(LossRequests.MOST);
    }
}
