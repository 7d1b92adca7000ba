package dev.evenkeel.media.sfu.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoudestVoicesTest {
    private static final int SILENCE = 127;
    private static final int SPEECH = 40;
    private static final int LOUD = 20;

    private final LoudestVoices voices = new LoudestVoices();
    private final List<SpeechActivity> people = new ArrayList<>();
    private long now = 1_000_000_000L;
    private int timestamp;

    private LoudestVoicesTest() {
        IntStream.range(0, LoudestVoices.MOST + 3).forEach(_ -> people.add(new SpeechActivity()));
    }

    /**
     * Everybody speaks as loud as said; who is named no level is silent. How many packets go on.
     */
    private int[] run(int millis, int... levels) {
        int[] passed = new int[people.size()];
        for (int frame = 0; frame < millis / 20; frame++) {
            now += 20_000_000;
            timestamp += 960;
            for (int i = 0; i < people.size(); i++) {
                int level = i < levels.length ? levels[i] : SILENCE;
                people.get(i).heard(level, timestamp, now);
                passed[i] += voices.admits(people.get(i), now) ? 1 : 0;
            }
        }
        return passed;
    }

    @Test
    void silenceGoesNowhere() {
        assertThat(run(5_000)).containsOnly(0);
    }

    @Test
    void aVoiceGoesOnFromItsFirstPacketThroughPauses() {
        // Given
        run(2_000);

        // When
        int[] word = run(200, SPEECH);
        int[] pause = run(1_500);
        int[] again = run(200, SPEECH);

        // Then
        assertThat(new int[] {word[0], pause[0], again[0]}).containsExactly(10, 75, 10);
    }

    @Test
    void aPauseOfMoreThanTwoSecondsFreesThePlace() {
        // Given
        run(1_000, SPEECH);

        // When
        int[] silent = run(10_000);

        // Then
        assertThat(silent[0]).isBetween(95, 105);
    }

    @Test
    void ofTooManyTheFirstKeepTheirPlaces() {
        // When
        int[] passed = run(5_000, SPEECH, SPEECH, SPEECH, SPEECH, SPEECH, SPEECH, SPEECH, SPEECH);

        // Then
        assertThat(passed).startsWith(250, 250, 250, 250, 250, 250, 0, 0);
    }

    @Test
    void oneWhoIsClearlyLouderTakesThePlaceOfTheFaintest() {
        // Given
        run(3_000, SPEECH, SPEECH, SPEECH + 5, SPEECH, SPEECH, SPEECH);

        // When
        int[] passed = run(3_000, SPEECH, SPEECH, SPEECH + 5, SPEECH, SPEECH, SPEECH, LOUD);

        // Then
        assertThat(passed[6]).isGreaterThan(110);
        assertThat(passed[2]).isLessThan(40);
        assertThat(passed[0]).isEqualTo(150);
    }

    @Test
    void listeningAllocatesNothing() {
        // Given
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] levels = {SPEECH, LOUD, SPEECH, SPEECH, LOUD, SPEECH, SPEECH, SILENCE};
        run(10_000, levels);

        // When
        long before = thread.getCurrentThreadAllocatedBytes();
        run(20_000, levels);
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        // Then: less than a byte for each of 9,000 packets
        assertThat(allocated).isLessThan(9_000);
    }

    @Test
    void whoSaysNothingOfLoudnessIsAlwaysHeard() {
        assertThat(voices.admits(new SpeechActivity(), now)).isTrue();
    }
}
