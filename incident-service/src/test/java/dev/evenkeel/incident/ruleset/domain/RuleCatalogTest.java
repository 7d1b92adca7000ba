package dev.evenkeel.incident.ruleset.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.rule.domain.Measure;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.Scope;
import dev.evenkeel.incident.rule.domain.When;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleCatalogTest {

    @Test
    void aRuleMeansWhatTheFileSays() {
        // When
        RuleCatalog read = RuleTexts.with("busy.yaml", RuleTexts.threshold("busy", 3, 0.5));

        // Then
        Rule rule = read.ruleSet().rule("busy").orElseThrow();
        assertThat(rule.version()).isEqualTo(3);
        assertThat(rule.keepFiring()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rule.reopenWithin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.labels()).isEqualTo(Map.of());
        assertThat(rule.when())
                .isEqualTo(
                        new When.Threshold(
                                Measure.RELAY_CPU,
                                Scope.RELAY,
                                When.Aggregate.MEAN,
                                new When.Bound(true, 0.5),
                                null));
    }

    @Test
    void aMeanIsOfLinksAndOfALengthThatIsRemembered() {
        // Given
        String text = ShippedRules.text("link-saturated.yaml").replace("link-saturated", "mine");

        // Then
        assertThat(RuleTexts.with("mine.yaml", text).errors()).isEmpty();
        assertThat(errors(text.replace("meanOver: PT60S", "meanOver: PT2H")))
                .isEqualTo(
                        "mine.yaml:23:13 when.meanOver: expected a duration longer than PT0S, at most PT5M, actual “PT2H”");
        assertThat(
                        errors(
                                RuleTexts.threshold("mine", 1, 0.5)
                                        .replace("per: relay", "per: relay\n  meanOver: PT10S")))
                .isEqualTo(
                        "mine.yaml:15:13 when.meanOver: expected nothing, but for a measure of links, actual PT10S");
    }

    private static String errors(String text) {
        return RuleTexts.with("mine.yaml", text).errors().stream()
                .map(RuleError::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everythingWrongIsSaidAtOnceAndWhere() {
        // Given
        String text =
                RuleTexts.threshold("busy", 1, 0.5)
                        .replace("severity: warning", "severity: terrible")
                        .replace("pendingFor: PT0S", "pendingFor: 10 s")
                        .replace("team: operators\n", "")
                        .replace("over: 0.5", "over: lots\n  colour: red");

        // When
        RuleCatalog read = RuleTexts.with("busy.yaml", text);

        // Then
        assertThat(read.isValid()).isFalse();
        assertThat(read.errors())
                .extracting(RuleError::toString)
                .containsExactly(
                        "busy.yaml:1:1 team: expected text, actual nothing",
                        "busy.yaml:7:11 severity: expected critical | error | info | warning, actual “terrible”",
                        "busy.yaml:9:13 pendingFor: expected an ISO 8601 duration that is not negative, such as PT10S, actual “10 s”",
                        "busy.yaml:14:9 when.over: expected a number, actual “lots”",
                        "busy.yaml:15:3 when.colour: expected one of aggregate, meanOver, measure, over, per, under, actual an unknown field");
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsPlace() {
        // When
        RuleCatalog read = RuleTexts.with("broken.yaml", "id: [busy\nversion: 1\n");

        // Then
        assertThat(read.errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.file()).isEqualTo("broken.yaml");
                    assertThat(error.line()).isEqualTo(2);
                    assertThat(error.expected()).isEqualTo("YAML");
                });
    }

    @Test
    void aFieldTheEventDoesNotHaveWouldNeverMatch() {
        // Given
        String text =
                ShippedRules.text("relay-paths-lost.yaml")
                        .replace("by: fromRelayId", "by: fromRelay")
                        .replace("relay-paths-lost", "mine");

        // Then
        assertThat(RuleTexts.with("mine.yaml", text).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("when.by"));
    }

    @Test
    void whatATransitionCannotBeIsSaidWithItsLine() {
        // Given
        String text =
                ShippedRules.text("link-flapping.yaml")
                        .replace("id: link-flapping", "id: mine")
                        .replace("each: deviceId", "each: device")
                        .replace("from: [up]", "from: [up, Up]")
                        .replace("to: [down, lowerLayerDown, notPresent]", "to: [down, up]")
                        .replace("atLeast: 3", "atLeast: 0");

        // When
        RuleCatalog read = RuleTexts.with("mine.yaml", text);

        // Then
        assertThat(read.errors())
                .extracting(error -> error.line() + " " + error.field() + " " + error.actual())
                .containsExactly(
                        "22 when.each device",
                        "24 when.from Up",
                        "25 when.to [down, up], from [Up, up]",
                        "27 when.atLeast “0”");
    }

    @Test
    void aTransitionOfAFieldThatIsNotThereIsRefused() {
        // Given
        String text =
                ShippedRules.text("link-flapping.yaml")
                        .replace("id: link-flapping", "id: mine")
                        .replace("field: state", "field: status")
                        .replace("from: [up]", "from: []");

        // When
        RuleCatalog read = RuleTexts.with("mine.yaml", text);

        // Then
        assertThat(read.errors())
                .extracting(RuleError::field)
                .containsExactly("when.field", "when.to");
    }

    @Test
    void aLinkIsWithinThePlatformAndNothingElse() {
        assertRefused("measure: relay.cpuRatio", "measure: link.lossRatio", "when.per");
        String text =
                RuleTexts.threshold("busy", 1, 0.5)
                        .replace("measure: relay.cpuRatio", "measure: link.lossRatio")
                        .replace("per: relay", "per: platform");
        assertThat(RuleTexts.with("busy.yaml", text).errors()).isEmpty();
    }

    @Test
    void aRuleOfTheFolderReplacesTheShippedOne() {
        // Given
        String text = ShippedRules.text("relay-sick.yaml").replace("version: 1", "version: 9");

        // When
        RuleCatalog read = RuleTexts.with("sick.yaml", text);

        // Then
        assertThat(read.ruleSet().rule("relay-sick").orElseThrow().version()).isEqualTo(9);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused("id: busy", "id: Busy Relay", "id");
        assertRefused("id: busy", "id: relay-lost", "kind");
        assertRefused("kind: threshold", "kind: relay-lost", "id");
        assertRefused("kind: threshold", "kind: magic", "kind");
        assertRefused("version: 1", "version: 0", "version");
        assertRefused("page: false", "page: false\nplan: none", "plan");
        assertRefused("per: relay", "per: participant", "when.per");
        assertRefused("over: 0.5", "over: 0.5\n  under: 0.1", "when.over");
        assertRefused("over: 0.5", "", "when.over");
        assertRefused("over: 0.5", "over: .nan", "when.over");
        assertRefused("page: false", "page: false\npage: true", "page");
    }

    private static void assertRefused(String right, String wrong, String field) {
        String text = RuleTexts.threshold("busy", 1, 0.5).replace(right, wrong);
        assertThat(RuleTexts.with("busy.yaml", text).errors())
                .as(wrong)
                .extracting(RuleError::field)
                .contains(field);
    }
}
