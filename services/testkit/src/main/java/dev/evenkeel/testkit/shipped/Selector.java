package dev.evenkeel.testkit.shipped;

import java.util.List;
import java.util.Optional;

/**
 * A metric as an expression asks for it.
 *
 * @param name of the metric
 * @param matchers what stands in its braces
 */
public record Selector(String name, List<Matcher> matchers) {
    private static final String JOB = "job";

    /**
     * One condition on a label.
     *
     * @param operator one of {@code = != =~ !~}
     */
    public record Matcher(String label, String operator, String value) {}

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** The jobs it names; nothing when it names none. */
    public Optional<List<String>> jobs() {
        return matchers.stream()
                .filter(matcher -> matcher.label().equals(JOB))
                .map(matcher -> List.of(matcher.value().split("\\|")))
                .findFirst();
    }
}
