package dev.evenkeel.incident.ruleset.domain;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/**
 * One thing that is wrong with a file of settings, such as a rule.
 *
 * @param line from 1
 * @param column from 1
 * @param field path of the field, such as {@code when.over}; empty when no field is to blame
 */
public record RuleError(
        String file, int line, int column, String field, String expected, String actual) {
    private static final int LONGEST_ACTUAL = 120;

    /** In the order of files and lines. */
    public static final Comparator<RuleError> BY_PLACE =
            Comparator.comparing(RuleError::file)
                    .thenComparingInt(RuleError::line)
                    .thenComparingInt(RuleError::column);

    public RuleError {
        actual =
                actual.length() > LONGEST_ACTUAL
                        ? actual.substring(0, LONGEST_ACTUAL) + "…"
                        : actual;
    }

    static RuleError at(Mark mark, String file, String field, String expected, String actual) {
        return new RuleError(
                file, mark.getLine() + 1, mark.getColumn() + 1, field, expected, actual);
    }

    /** In the form compilers use: {@code file:line:column field: expected …, actual …}. */
    @Override
    public String toString() {
        return "%s:%d:%d %s: expected %s, actual %s"
                .formatted(file, line, column, field, expected, actual);
    }
}
