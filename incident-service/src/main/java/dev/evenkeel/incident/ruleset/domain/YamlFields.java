package dev.evenkeel.incident.ruleset.domain;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The fields of one map of a YAML file. What is missing or wrong is noted with its place, and a
 * stand-in goes on in its stead, so that one reading finds everything there is to find.
 */
final class YamlFields {
    private final String file;
    private final String path;
    private final MappingNode map;
    private final List<RuleError> errors;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    YamlFields(String file, String path, MappingNode map, List<RuleError> errors) {
        this.file = file;
        this.path = path;
        this.map = map;
        this.errors = errors;
        for (NodeTuple tuple : map.getValue()) {
            String name =
                    tuple.getKeyNode() instanceof ScalarNode key
                            ? key.getValue()
                            : tuple.getKeyNode().toString();
            if (values.put(name, tuple.getValueNode()) != null) {
                note(tuple.getKeyNode(), name, "each field once", "once more");
            }
        }
    }

    boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    String text(String name) {
        return read(name, "text", value -> value.isBlank() ? null : value.strip()).orElse("");
    }

    /** One of some words. */
    <T> Optional<T> word(String name, Map<String, T> words) {
        return read(
                name,
                words.keySet().stream().sorted().collect(Collectors.joining(" | ")),
                words::get);
    }

    /** A word that another reader knows. */
    <T> Optional<T> known(String name, String expected, Function<String, Optional<T>> reader) {
        return read(name, expected, value -> reader.apply(value).orElse(null));
    }

    int whole(String name, int least) {
        return read(
                        name,
                        "a whole number from " + least,
                        value -> {
                            int number = Integer.parseInt(value);
                            return number < least ? null : number;
                        })
                .orElse(least);
    }

    double number(String name) {
        return read(name, "a number", YamlFields::finite).orElse(0.0);
    }

    double ratio(String name) {
        return read(
                        name,
                        "a number from 0 to 1",
                        value -> {
                            Double number = finite(value);
                            return number == null || number < 0 || number > 1 ? null : number;
                        })
                .orElse(0.0);
    }

    boolean yesOrNo(String name) {
        return word(name, Map.of("true", true, "false", false)).orElse(false);
    }

    Duration duration(String name) {
        return read(
                        name,
                        "an ISO 8601 duration that is not negative, such as PT10S",
                        value -> {
                            Duration duration = Duration.parse(value);
                            return duration.isNegative() ? null : duration;
                        })
                .orElse(Duration.ZERO);
    }

    Duration durationOr(String name, Duration otherwise) {
        return has(name) ? duration(name) : otherwise;
    }

    Optional<YamlFields> child(String name) {
        Node node = node(name, "a map");
        if (node instanceof MappingNode inner) {
            return Optional.of(new YamlFields(file, path + name + ".", inner, errors));
        }
        if (node != null) {
            note(node, name, "a map", said(node));
        }
        return Optional.empty();
    }

    /** Every value of this map, as text. */
    Map<String, String> texts() {
        return all(value -> value, "text");
    }

    /** Every value of this map, as a number. */
    Map<String, Double> numbers() {
        return all(YamlFields::finite, "a number");
    }

    /** Notes every field that nobody asked for. */
    void noOthers() {
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !asked.contains(key.getValue())) {
                note(
                        key,
                        key.getValue(),
                        "one of " + asked.stream().sorted().collect(Collectors.joining(", ")),
                        "an unknown field");
            }
        }
    }

    /** Notes that the value of a field, though well formed, does not fit. */
    void wrong(String name, String expected, String actual) {
        note(values.getOrDefault(name, map), name, expected, actual);
    }

    private <T> Map<String, T> all(Function<String, @Nullable T> reader, String expected) {
        Map<String, T> found = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            read(name, expected, reader).ifPresent(value -> found.put(name, value));
        }
        return found;
    }

    private <T> Optional<T> read(
            String name, String expected, Function<String, @Nullable T> reader) {
        Node node = node(name, expected);
        if (node == null) {
            return Optional.empty();
        }
        @Nullable T value = null;
        if (node instanceof ScalarNode scalar) {
            try {
                value = reader.apply(scalar.getValue());
            } catch (NumberFormatException | DateTimeParseException _) {
                value = null;
            }
        }
        if (value == null) {
            note(node, name, expected, said(node));
        }
        return Optional.ofNullable(value);
    }

    private @Nullable Node node(String name, String expected) {
        asked.add(name);
        Node node = values.get(name);
        if (node == null) {
            note(map, name, expected, "nothing");
        }
        return node;
    }

    private void note(Node where, String name, String expected, String actual) {
        errors.add(RuleError.at(where.getStartMark(), file, path + name, expected, actual));
    }

    private static @Nullable Double finite(String value) {
        double number = Double.parseDouble(value);
        return Double.isFinite(number) ? number : null;
    }

    private static String said(Node node) {
        return switch (node) {
            case ScalarNode scalar -> "“" + scalar.getValue() + "”";
            case MappingNode _ -> "a map";
            default -> "a list";
        };
    }
}
