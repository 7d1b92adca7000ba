package dev.evenkeel.incident.quality.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * CPU per sample, from the record to the windows told of it, with 1, 10 and 100 times as many
 * people: the same number of samples each. The figure is printed with {@code
 * -Devenkeel.growth.samples=60000}, docs/benchmarks.md.
 */
class GrowthTest {
    private static final int SAMPLES = Integer.getInteger("evenkeel.growth.samples", 6_000);
    private static final int PEOPLE = 20;
    private static final List<Integer> TIMES = List.of(1, 10, 100);

    /** Of the ordinary build, where other tests share the cores and the compiler is not done. */
    private static final double LIMIT = 3;

    @Test
    void aSampleCostsTheSameHoweverManyPeopleThereAre() {
        // Given
        TIMES.forEach(times -> microsEach(PEOPLE * times));

        // When
        List<Double> micros = new ArrayList<>();
        TIMES.forEach(times -> micros.add(microsEach(PEOPLE * times)));

        // Then
        System.out.printf(
                "FIGURE 10: %d samples each: %d people %.1f µs of CPU a sample, %d people %.1f µs (%.2f ×), %d people %.1f µs (%.2f ×)%n",
                SAMPLES,
                PEOPLE,
                micros.get(0),
                PEOPLE * 10,
                micros.get(1),
                micros.get(1) / micros.get(0),
                PEOPLE * 100,
                micros.get(2),
                micros.get(2) / micros.get(0));
        assertThat(micros)
                .allSatisfy(each -> assertThat(each).isLessThan(LIMIT * micros.getFirst()));
    }

    private double microsEach(int people) {
        int seconds = Math.max(3, SAMPLES / people);
        try (QualityRun run = new QualityRun()) {
            long nanos = 0;
            for (int second = 0; second < seconds; second++) {
                List<ProducerRecord<String, byte[]>> encoded = new ArrayList<>(people);
                for (int person = 0; person < people; person++) {
                    encoded.add(QualityRun.encoded(QualityRun.sample(person, second)));
                }
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (ProducerRecord<String, byte[]> one : encoded) {
                    run.send(one, QualityRun.START.plusSeconds(second));
                }
                run.passes(Duration.ofSeconds(1));
                nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                assertThat(run.take()).isNotNegative();
            }
            return nanos / 1e3 / ((long) people * seconds);
        }
    }
}
