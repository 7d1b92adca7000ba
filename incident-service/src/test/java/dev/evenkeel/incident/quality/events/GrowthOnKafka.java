package dev.evenkeel.incident.quality.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.KafkaResource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * As {@code GrowthTest}, on a real broker: exactly once, RocksDB, changelogs, a commit every 150
 * ms. The same samples of 20, 200 and 2,000 people, and those of 2,000 with twice the partitions
 * and two instances. {@code -Devenkeel.growth.kafka=60000} is how many samples. It measures for
 * minutes, so the ordinary build leaves it out: {@code -Dtest=GrowthOnKafka}; docs/benchmarks.md.
 */
class GrowthOnKafka {
    private static final int SAMPLES = 60_000;
    private static final int PARTITIONS = 4;
    private static final List<Integer> PEOPLE = List.of(20, 200, 2_000);

    @Test
    void aSampleCostsTheSameHoweverManyPeopleAndInstancesThereAre() throws Exception {
        // Given
        int samples = Integer.getInteger("evenkeel.growth.kafka", SAMPLES);
        try (StreamsBench bench =
                new StreamsBench(KafkaResource.broker().start().bootstrapServers(), PARTITIONS)) {
            bench.run(200, samples, 1);

            // When
            List<StreamsBench.Spent> spent = new ArrayList<>();
            for (int people : PEOPLE) {
                spent.add(bench.run(people, samples, 1));
            }
            bench.partitions(2 * PARTITIONS);
            spent.add(bench.run(PEOPLE.getLast(), samples, 2));

            // Then
            double first = spent.getFirst().microsEach();
            spent.forEach(one ->
                    System.out.printf(
                            "FIGURE 10 on Kafka: %s, %.2f × the first%n",
                            one, one.microsEach() / first));
            assertThat(spent).allSatisfy(one -> assertThat(one.microsEach()).isPositive());
        }
    }
}
