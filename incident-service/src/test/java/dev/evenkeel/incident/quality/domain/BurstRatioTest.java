package dev.evenkeel.incident.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BurstRatioTest {

    /** A Gilbert channel of known burst ratio 1/(p+q), seen through counts a second alone. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4})
    void theBurstRatioOfAGilbertChannelIsFound(double burstRatio) {
        // Given
        List<LossTally> counts = gilbert(0.05, burstRatio, 2_000, 50);

        // When
        double found = BurstRatio.of(counts);

        // Then
        assertThat(found).isCloseTo(burstRatio, within(0.2 * burstRatio));
    }

    @Test
    void tooLittleIsTakenForRandom() {
        assertThat(BurstRatio.of(gilbert(0.05, 4, 5, 50))).isEqualTo(1);
        assertThat(BurstRatio.of(List.of())).isEqualTo(1);
    }

    private static List<LossTally> gilbert(double loss, double burstRatio, int counts, int each) {
        Random random = new Random(42);
        double becomesLost = loss / burstRatio;
        double staysLost = 1 - (1 - loss) / burstRatio;
        List<LossTally> found = new ArrayList<>();
        boolean lost = false;
        for (int i = 0; i < counts; i++) {
            int gone = 0;
            for (int packet = 0; packet < each; packet++) {
                lost = random.nextDouble() < (lost ? staysLost : becomesLost);
                gone += lost ? 1 : 0;
            }
            found.add(new LossTally(each, gone));
        }
        return found;
    }
}
