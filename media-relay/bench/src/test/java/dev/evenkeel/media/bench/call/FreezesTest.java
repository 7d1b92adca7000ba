package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezesTest {
    private static final long MILLI = 1_000_000;

    /** 25 pictures a second, then one that is so late. */
    private static List<Long> shown(long lateMillis) {
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            shown.add(i * 40 * MILLI);
        }
        shown.add(shown.getLast() + lateMillis * MILLI);
        return shown;
    }

    @Test
    void aFreezeIsThreeTimesTheUsualAnd150MillisecondsMore() {
        // When
        Freezes none = Freezes.of(shown(189), 0, 2_149 * MILLI);
        Freezes one = Freezes.of(shown(191), 0, 2_151 * MILLI);

        // Then
        assertThat(none).isEqualTo(new Freezes(0, 0, 189 * MILLI));
        assertThat(one).isEqualTo(new Freezes(1, 191 * MILLI, 191 * MILLI));
    }

    @Test
    void aPictureThatStandsStillAtTheEndIsOneToo() {
        // When
        Freezes seen = Freezes.of(shown(40), 0, 12_000 * MILLI);

        // Then
        assertThat(seen.count()).isEqualTo(1);
        assertThat(seen.longestNanos()).isEqualTo(10_000 * MILLI);
    }
}
