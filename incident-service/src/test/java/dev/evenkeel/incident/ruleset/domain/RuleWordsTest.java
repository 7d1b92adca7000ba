package dev.evenkeel.incident.ruleset.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleWordsTest {
    static List<RuleCatalog.Sourced> shipped() {
        return RuleCatalog.read(ShippedRules.files(), Set.of("relay-loss", "relay-sick")).rules();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedRuleSaysAllOfItInChinese(RuleCatalog.Sourced shipped) {
        // When
        RuleWords chinese = shipped.translations().in("zh-CN").orElseThrow();

        // Then
        assertThat(chinese.summaryOf("relay-a")).isPresent();
        assertThat(chinese.description()).isNotNull();
        assertThat(chinese.misses()).isNotNull();
        if (shipped.rule().summary().contains("{subject}")) {
            assertThat(chinese.summary()).contains("{subject}");
        }
    }

    @Test
    void aRuleOfOneLanguageIsARuleAndOneOfTwoSpeaksBoth() {
        // Given
        String alone = RuleTexts.threshold("busy", 1, 0.5);
        String both = alone + "texts: {zh-CN: {summary: '中继 {subject} 繁忙。'}}\n";

        // Then
        assertThat(RuleTexts.with("busy.yaml", alone).errors()).isEmpty();
        assertThat(RuleTexts.with("busy.yaml", both).errors()).isEmpty();
        assertThat(
                        RuleTexts.with("busy.yaml", both)
                                .words("busy", "zh-CN")
                                .orElseThrow()
                                .summaryOf("relay-a"))
                .contains("中继 relay-a 繁忙。");
        assertThat(RuleTexts.with("busy.yaml", alone).words("busy", "zh-CN")).isEmpty();
    }

    @Test
    void anUnknownTextIsNamedWithItsPlace() {
        // Given
        String text = RuleTexts.threshold("busy", 1, 0.5) + "texts:\n  zh-CN:\n    steps: {a: b}\n";

        // Then
        assertThat(RuleTexts.with("busy.yaml", text).errors())
                .extracting(RuleError::toString)
                .containsExactly(
                        "busy.yaml:18:5 texts.zh-CN.steps: expected one of description, misses,"
                                + " summary, actual an unknown field");
    }
}
