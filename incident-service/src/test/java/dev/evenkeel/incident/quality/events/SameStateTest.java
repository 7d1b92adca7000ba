package dev.evenkeel.incident.quality.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.StreamSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * Each sample three times, in disorder within 100, or all over again from the first: what is told
 * and what is remembered in the end are the same, to the byte.
 */
class SameStateTest {
    private static final int PEOPLE = 400;
    private static final int SECONDS = 20;
    private static final int DISORDER = 100;

    private final List<StreamSample> samples = samples();

    @Test
    void duplicatesDisorderAndReplayLeaveTheSameState() {
        // Given
        String inOrder = play(samples, true);

        // When
        String repeated = play(threeTimes(samples), true);
        String disordered = play(shuffledWithin(DISORDER, samples), true);
        String both = play(shuffledWithin(DISORDER, threeTimes(samples)), true);
        String replayed = play(samples, false);

        // Then
        System.out.printf(
                "FIGURE 5: %d samples, ×3, in disorder within %d, both, and replayed from zero: state %s%n",
                samples.size(), DISORDER, inOrder.substring(0, 16));
        assertThat(repeated).as("×3").isEqualTo(inOrder);
        assertThat(disordered).as("in disorder").isEqualTo(inOrder);
        assertThat(both).as("×3 and in disorder").isEqualTo(inOrder);
        assertThat(replayed).as("replayed from zero").isEqualTo(inOrder);
    }

    /**
     * @param live the clock on the wall goes with the samples; a replay is over before it moves
     */
    private String play(List<StreamSample> arriving, boolean live) {
        try (QualityRun run = new QualityRun()) {
            int perSecond = arriving.size() / SECONDS;
            for (int i = 0; i < arriving.size(); i++) {
                StreamSample sample = arriving.get(i);
                ProducerRecord<String, byte[]> encoded = QualityRun.encoded(sample);
                run.send(encoded, sample.timestamp());
                if (live && i % perSecond == perSecond - 1) {
                    run.passes(Duration.ofSeconds(1));
                }
            }
            run.passes(Duration.ofSeconds(3));
            String hash = run.hash();
            assertThat(run.windows()).isGreaterThan(PEOPLE * (SECONDS - 2));
            return hash;
        }
    }

    private static List<StreamSample> samples() {
        List<StreamSample> samples = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            for (int person = 0; person < PEOPLE; person++) {
                samples.add(QualityRun.sample(person, second));
            }
        }
        samples.sort(Comparator.comparing(StreamSample::timestamp));
        return samples;
    }

    private static List<StreamSample> threeTimes(List<StreamSample> samples) {
        List<StreamSample> tripled = new ArrayList<>();
        samples.forEach(sample -> tripled.addAll(Collections.nCopies(3, sample)));
        return tripled;
    }

    /** Each at most so many places from where it belongs. */
    private static List<StreamSample> shuffledWithin(int places, List<StreamSample> samples) {
        Random random = new Random(7);
        List<StreamSample> shuffled = new ArrayList<>(samples);
        for (int start = 0; start < shuffled.size(); start += places) {
            Collections.shuffle(
                    shuffled.subList(start, Math.min(shuffled.size(), start + places)), random);
        }
        return shuffled;
    }
}
