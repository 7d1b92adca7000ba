package dev.evenkeel.testkit.shipped;

import dev.evenkeel.testkit.shipped.Selector.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a service tells at {@code /q/metrics}, Prometheus' text format. */
final class Exposition {
    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Given by Prometheus to whatever it reads. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private final Map<String, List<Map<String, String>>> samples = new HashMap<>();

    Exposition(String text) {
        SAMPLE.matcher(text)
                .results()
                .forEach(sample ->
                        samples.computeIfAbsent(sample.group(1), _ -> new ArrayList<>())
                                .add(labels(sample)));
    }

    /**
     * Whether there is a sample with its name and labels. A value that is there only once something
     * happened is asked for with {@code =~}: then the label is enough.
     */
    boolean has(Selector selector) {
        return samples.getOrDefault(selector.name(), List.of()).stream()
                .anyMatch(labels ->
                        selector.matchers().stream()
                                .filter(matcher -> !OF_PROMETHEUS.contains(matcher.label()))
                                .allMatch(matcher -> fits(matcher, labels)));
    }

    private static boolean fits(Matcher matcher, Map<String, String> labels) {
        return matcher.operator().equals("=")
                ? matcher.value().equals(labels.get(matcher.label()))
                : labels.containsKey(matcher.label());
    }

    private static Map<String, String> labels(MatchResult sample) {
        Map<String, String> labels = new HashMap<>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2))
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }
}
