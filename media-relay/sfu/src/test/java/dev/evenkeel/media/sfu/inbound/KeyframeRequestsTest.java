package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyframeRequestsTest {
    private static final long MILLI = 1_000_000;

    private final KeyframeRequests requests = new KeyframeRequests();

    @Test
    void asksThreeTimesInARowAndThenOncePerHalfSecond() {
        // Given
        boolean first = wanted(10);
        boolean second = wanted(60);
        boolean third = wanted(70);

        // When
        boolean fourth = wanted(80);

        // Then
        assertThat(List.of(first, second, third, fourth)).containsExactly(true, true, true, false);
        assertThat(requests.due(509 * MILLI)).isFalse();
        assertThat(wanted(510)).isTrue();
        assertThat(wanted(1_009)).isFalse();
        assertThat(wanted(1_010)).isTrue();
    }

    @Test
    void savesNoMoreThanThree() {
        // Given
        wanted(0);

        // When
        boolean[] asked = new boolean[4];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = wanted(60_000 + i);
        }

        // Then
        assertThat(asked).containsExactly(true, true, true, false);
    }

    /** Asked for and answered at once. */
    private boolean wanted(long millis) {
        requests.want();
        boolean due = requests.due(millis * MILLI);
        if (due) {
            requests.arrived();
        }
        return due;
    }

    @Test
    void asksAgainSoonerWhileNoneCame() {
        // Given
        requests.want();
        requests.due(0);

        // Then
        assertThat(requests.due(199 * MILLI)).isFalse();
        assertThat(requests.due(200 * MILLI)).isTrue();
    }

    @Test
    void asksNothingNobodyWants() {
        assertThat(requests.due(0)).isFalse();
        requests.want();
        requests.forget();
        assertThat(requests.due(MILLI)).isFalse();
    }
}
