package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.rule.domain.CauseText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says in one more language; {@code null} where that language leaves it out.
 *
 * @param summary with <code>{subject}</code> or <code>{name}</code> where its cause is named
 */
public record RuleWords(
        @Nullable String summary, @Nullable String description, @Nullable String misses) {

    /** What is wrong, with that cause. */
    public Optional<String> summaryOf(String cause) {
        return Optional.ofNullable(summary).map(text -> CauseText.of(text, cause));
    }

    static RuleWords read(YamlFields fields) {
        RuleWords words =
                new RuleWords(
                        textOf(fields, "summary"),
                        textOf(fields, "description"),
                        textOf(fields, "misses"));
        fields.noOthers();
        return words;
    }

    private static @Nullable String textOf(YamlFields fields, String name) {
        return fields.has(name) ? fields.text(name) : null;
    }
}
