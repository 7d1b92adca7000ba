package dev.evenkeel.incident.ruleset.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRulesTest {
    private static final RuleSet RULES = ShippedRules.load();

    static Stream<String> fixtures() {
        return RULES.rules().stream()
                .map(Rule::id)
                .filter(id -> !id.equals("rules-invalid"))
                .flatMap(id -> Stream.of(id + ".good.ndjson", id + ".bad.ndjson"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aShippedRuleFindsWhatItShallAndNothingElse(String fixture) {
        assertThat(RuleTrial.differences(read(fixture), RULES)).isEmpty();
    }

    @Test
    void aRegionThatIsLostIsOneCauseAndAnotherRegionIsNot() {
        assertThat(RuleTrial.play(read("region-lost.bad.ndjson"), RULES))
                .extracting(fired -> fired.rule() + " " + fired.cause())
                .containsExactlyInAnyOrder(
                        "relay-lost relay-a", "relay-lost relay-b", "region-lost east");
    }

    @Test
    void aWrongExpectationIsADifference() {
        // Given
        RuleFixture bad = read("relay-overloaded.bad.ndjson");
        RuleFixture.Expected known = bad.header().expect().getFirst();
        RuleFixture wrong =
                new RuleFixture(
                        bad.file(),
                        new RuleFixture.Header(
                                "",
                                bad.header().startedAt(),
                                bad.header().until(),
                                java.util.List.of(
                                        new RuleFixture.Expected(
                                                known.rule(),
                                                known.cause(),
                                                Duration.ofSeconds(1),
                                                Duration.ofSeconds(2),
                                                null))),
                        bad.observations());

        // Then
        assertThat(RuleTrial.differences(wrong, RULES))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("- expected relay-overloaded of relay-a"))
                .anyMatch(line -> line.startsWith("+ found    relay-overloaded of relay-a"));
    }

    private static RuleFixture read(String fixture) {
        return RuleFixture.read(fixture, ShippedRules.text(fixture));
    }
}
