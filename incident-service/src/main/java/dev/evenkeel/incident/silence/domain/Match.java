package dev.evenkeel.incident.silence.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are meant: every field given must fit. A value is text in which {@code *} stands
 * for any text. An incident that has no such field does not fit.
 *
 * @param fields by name, see {@link #NAMES}
 */
public record Match(Map<String, String> fields) {
    /** What can be asked for. */
    public static final Set<String> NAMES =
            Set.of("rule", "severity", "team", "domain", "cause", "site", "region", "incident");

    public Match {
        fields = Map.copyOf(fields);
    }

    /** What is wrong with the fields, as a sentence that says what was expected. */
    public static Optional<String> fault(Map<String, String> fields) {
        boolean named = !fields.isEmpty() && NAMES.containsAll(fields.keySet());
        boolean filled = fields.values().stream().noneMatch(String::isBlank);
        return named && filled
                ? Optional.empty()
                : Optional.of(
                        "at least one of %s, each with text"
                                .formatted(String.join(", ", new TreeSet<>(NAMES))));
    }

    /** Whether all fields fit; a match without fields fits everything. */
    public boolean fits(Map<String, String> subject) {
        return fields.entrySet().stream()
                .allMatch(field -> fits(field.getValue(), subject.get(field.getKey())));
    }

    /** Goes back to the last star only, so that no pattern takes more than the product of both. */
    private static boolean fits(String pattern, @Nullable String text) {
        if (text == null) {
            return false;
        }
        int at = 0;
        int next = 0;
        int star = -1;
        int mark = 0;
        while (next < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                mark = next;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(next)) {
                at++;
                next++;
            } else if (star >= 0) {
                at = star + 1;
                next = ++mark;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
