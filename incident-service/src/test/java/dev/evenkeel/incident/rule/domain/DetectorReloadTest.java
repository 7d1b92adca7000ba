package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.ruleset.domain.RuleFixture;
import dev.evenkeel.incident.ruleset.domain.RuleTexts;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DetectorReloadTest {
    private final RuleFixture busy =
            RuleFixture.read(
                    "relay-overloaded.bad.ndjson",
                    ShippedRules.text("relay-overloaded.bad.ndjson"));
    private final Queue<Observation> coming = new ArrayDeque<>(busy.observations());
    private final Detector detector = new Detector(rules(1, 0.5));

    @Test
    void anUnchangedRuleKeepsItsStateAndAChangedOneBeginsAnew() {
        // Given: relay-overloaded has been pending since 5 s, busy fires
        runUntil(15);
        assertThat(firing()).containsExactly("busy");

        // When
        detector.use(rules(2, 0.99));

        // Then
        assertThat(firing()).isEmpty();
        runUntil(21);
        assertThat(firing()).containsExactly("relay-overloaded");
    }

    @Test
    void aRuleThatIsGoneFindsNothingAndIsClear() {
        // Given
        runUntil(15);

        // When
        detector.use(ShippedRules.load());

        // Then
        assertThat(firing()).isEmpty();
        assertThat(
                        detector.isClear(
                                "busy",
                                new dev.evenkeel.contracts.incident.Incident.Cause(
                                        "relay", "relay-a"),
                                at(15)))
                .isTrue();
    }

    @Test
    void wrongFilesAreAFindingUntilTheyAreRight() {
        // When
        runUntil(1);
        detector.ruleErrors(List.of("busy.yaml:1:1 id: expected text, actual nothing"));
        List<Finding> found = detector.evaluate(at(2));
        detector.ruleErrors(List.of());

        // Then
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.rule().id()).isEqualTo("rules-invalid"));
        assertThat(detector.evaluate(at(3))).isEmpty();
    }

    private static RuleSet rules(int version, double over) {
        return RuleTexts.with("busy.yaml", RuleTexts.threshold("busy", version, over)).ruleSet();
    }

    private List<String> firing() {
        return detector.status().stream()
                .filter(status -> !status.firing().isEmpty())
                .map(status -> status.rule().id())
                .toList();
    }

    private void runUntil(int seconds) {
        while (!coming.isEmpty() && !coming.peek().arrivedAt().isAfter(at(seconds))) {
            Observation seen = coming.remove();
            detector.observe(seen);
            detector.evaluate(seen.arrivedAt());
        }
    }

    private Instant at(int seconds) {
        return busy.header().startedAt().plusSeconds(seconds);
    }
}
