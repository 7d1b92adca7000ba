package dev.evenkeel.incident.quality.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.quality.scenario.Play.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Figure 3. In the ordinary build one scenario of each kind, every third pair and a few minutes of
 * each traffic; {@code ./evenkeel quality} sets {@code quality.scenarios=all} and {@code
 * quality.minutes=240}.
 */
class CauseScenariosTest {
    private static final double MUST = 0.95;
    private static final int MINUTES = Integer.getInteger("quality.minutes", 1);
    private static final boolean ALL = "all".equals(System.getProperty("quality.scenarios"));

    @Test
    void causesAreRight() {
        // Given
        List<Scenario> scenarios = ALL ? Scenarios.all() : Scenarios.few();
        List<String> misses = new ArrayList<>();
        Set<String> namedOtherwise = new TreeSet<>();

        // When
        for (Scenario scenario : scenarios) {
            Outcome outcome = Play.of(scenario);
            if (!outcome.causes().equals(scenario.labels())) {
                misses.add(scenario.name() + ": found " + outcome.causes());
            }
            outcome.incidents().stream()
                    .filter(one -> scenario.labels().stream().noneMatch(one::endsWith))
                    .forEach(one -> namedOtherwise.add(scenario.name() + ": " + one));
        }

        // Then
        int right = scenarios.size() - misses.size();
        System.out.printf("causes right: %d of %d scenarios%n", right, scenarios.size());
        misses.forEach(one -> System.out.println("  miss: " + one));
        System.out.printf("incidents with another cause: %d%n", namedOtherwise.size());
        namedOtherwise.forEach(one -> System.out.println("  " + one));
        assertThat((double) right / scenarios.size()).isGreaterThanOrEqualTo(MUST);
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        for (Traffic traffic : List.of(Traffic.HEALTHY, Traffic.LOSSY_BUT_FINE, Traffic.BUSY)) {
            // When
            Outcome outcome = Play.of(traffic, Duration.ofMinutes(MINUTES), 1);

            // Then
            System.out.printf(
                    "%d minutes of %s: %d windows, causes %s, incidents %s%n",
                    MINUTES, traffic, outcome.windows(), outcome.causes(), outcome.incidents());
            assertThat(outcome.windows()).isGreaterThan((MINUTES * 60 - 5) * 10);
            assertThat(outcome.causes()).isEmpty();
            assertThat(outcome.incidents()).isEmpty();
        }
    }
}
