package dev.evenkeel.incident.plan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanWordsTest {
    private static final String PLAN =
            PlanTexts.plan(
                            "one",
                            """
                            - id: ask
                              text: Is it so?
                              action: ask-person
                              role: operator
                              options: [yes, no]
                              within: PT10M
                              onTimeout: continue
                            """)
                    + """
                    texts:
                      zh-CN:
                        description: 测试预案。
                        steps: {ask: 是这样吗？}
                        options: {yes: 是}
                    """;

    @Test
    void aPlanSaysTheSameInOtherLanguages() {
        // When
        PlanReader.Result read = read(PLAN);

        // Then
        assertThat(read.errors()).isEmpty();
        assertThat(read.translations().language()).isEqualTo("en");
        assertThat(read.translations().in("zh-CN"))
                .contains(new PlanWords("测试预案。", Map.of("ask", "是这样吗？"), Map.of("yes", "是")));
        assertThat(read.translations().in("de")).isEmpty();
    }

    @Test
    void aPlanOfOneLanguageNamesItOrIsTakenForEnglish() {
        // Given
        String alone = PLAN.substring(0, PLAN.indexOf("texts:"));

        // Then
        assertThat(read(alone).translations().language()).isEqualTo("en");
        assertThat(read(alone).plan()).isPresent();
        assertThat(read(alone + "language: zh-CN\n").translations().language()).isEqualTo("zh-CN");
        assertThat(read(alone + "language: zh-CN\n").errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    zh-CN: ; chinese: ; 'one.yaml:16:5 texts.chinese: expected a language as in BCP 47, such as zh-CN, actual chinese'
                    zh-CN: ; en: ; 'one.yaml:16:5 texts.en: expected another language than the file''s own, actual en'
                    '{ask: 是' ; '{asked: 是' ; 'one.yaml:17:13 texts.zh-CN.steps.asked: expected one of ask, actual an unknown field'
                    '{yes: 是}' ; '{maybe: 是}' ; 'one.yaml:18:15 texts.zh-CN.options.maybe: expected one of no, yes, actual an unknown field'
                    description: 测试预案。 ; summary: 测试 ; 'one.yaml:16:5 texts.zh-CN.summary: expected one of description, options, steps, actual an unknown field'
                    '{yes: 是}' ; '{yes: " "}' ; 'one.yaml:18:20 texts.zh-CN.options.yes: expected text, actual “ ”'
                    """)
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String message) {
        assertThat(read(PLAN.replace(right, wrong)).errors())
                .extracting(RuleError::toString)
                .contains(message);
    }

    static List<PlanCatalog.Sourced> shipped() {
        return List.copyOf(PlanCatalog.load().byId().values());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedPlanSaysAllOfItInChinese(PlanCatalog.Sourced shipped) {
        // Given
        Plan plan = shipped.plan();

        // When
        PlanWords chinese = shipped.translations().in("zh-CN").orElseThrow();

        // Then
        assertThat(chinese.description()).isNotNull();
        assertThat(chinese.steps().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        plan.steps().stream().map(PlanStep::id).toList());
        assertThat(chinese.options().keySet())
                .containsAll(plan.steps().stream().flatMap(one -> one.options().stream()).toList());
    }

    private static PlanReader.Result read(String text) {
        return PlanReader.read(new RuleSource(RuleSource.Origin.FOLDER, "one.yaml", text));
    }
}
