package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RepairBudgetTest {
    private static final long BITS_PER_SECOND = 800_000;
    private static final long MILLI = 1_000_000;
    private static final int PACKET = 1_000;

    private final RepairBudget budget = new RepairBudget();

    @Test
    void repairsTakeHalfOfThePath() {
        // When
        long bytes = 0;
        for (long milli = 0; milli < 10_000; milli++) {
            while (budget.admits(BITS_PER_SECOND, milli * MILLI)) {
                budget.spend(PACKET);
                bytes += PACKET;
            }
        }

        // Then
        assertThat(bytes / 10.0).isCloseTo(BITS_PER_SECOND / 8 / 2.0, within(2_000.0));
    }

    @Test
    void whatWasNotUsedIsKeptForTwoTenthsOfASecond() {
        // Given
        budget.admits(BITS_PER_SECOND, 0);

        // When
        long now = 60_000 * MILLI;
        int packets = 0;
        while (budget.admits(BITS_PER_SECOND, now)) {
            budget.spend(PACKET);
            packets++;
        }

        // Then
        assertThat(packets).isBetween(10, 11);
    }
}
