package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.udp.Impairment;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plain sound over paths that lose packets, to who takes redundant sound (RED) and to who does not
 * and gets each packet three times instead, from 5 % loss on. Nobody asks for what is lost, as
 * browsers don't.
 */
class PlainSoundTest {
    private static final int SECONDS = 600;
    private static final Duration WAY = Duration.ofMillis(50);

    private static double lost(ReceivedSound sound) {
        return (double) sound.lost() / sound.played();
    }

    /**
     * @param least share of plain sound that is missing: 0.03 while three copies are not called for
     *     yet, else 0.1³ and 0.15³
     */
    @ParameterizedTest
    @CsvSource({"0.03, 0.003, 0.03, 0.001", "0.10, 0.0005, 0.002, 0", "0.15, 0.002, 0.005, 0.0002"})
    void whoTakesRedundantSoundMissesFarLess(
            double loss, double least, double most, double mostRedundant) {
        // Given
        SimulatedCall call = SimulatedCall.ofPlainSound();
        call.begin();
        call.run(4);
        call.down(Impairment.loss(loss).withDelay(WAY, Duration.ZERO));
        call.run(10);
        call.sounds().forEach(ReceivedSound::restart);

        // When
        call.run(SECONDS);

        // Then
        assertThat(lost(call.sounds().getLast())).isBetween(least, most);
        assertThat(lost(call.sounds().getFirst())).isLessThanOrEqualTo(mostRedundant);
    }
}
