package dev.evenkeel.incident.ruleset.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of one map of a YAML file. What is missing or wrong is noted with its place, and a
 * stand-in goes on in its stead, so that one reading finds everything there is to find.
 */
public final class YamlFields {
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

    public boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    /** Names of all fields, in their order. */
    public List<String> names() {
        asked.addAll(values.keySet());
        return List.copyOf(values.keySet());
    }

    public String text(String name) {
        return read(name, "text", value -> value.isBlank() ? null : value.strip()).orElse("");
    }

    /** One of some words. */
    public <T> Optional<T> word(String name, Map<String, T> words) {
        return read(
                name,
                words.keySet().stream().sorted().collect(Collectors.joining(" | ")),
                words::get);
    }

    /** A word that another reader knows. */
    public <T> Optional<T> known(
            String name, String expected, Function<String, Optional<T>> reader) {
        return read(name, expected, value -> reader.apply(value).orElse(null));
    }

    public int whole(String name, int least) {
        return read(
                        name,
                        "a whole number from " + least,
                        value -> {
                            int number = Integer.parseInt(value);
                            return number < least ? null : number;
                        })
                .orElse(least);
    }

    public double number(String name) {
        return read(name, "a number", YamlFields::finite).orElse(0.0);
    }

    public double ratio(String name) {
        return read(
                        name,
                        "a number from 0 to 1",
                        value -> {
                            Double number = finite(value);
                            return number == null || number < 0 || number > 1 ? null : number;
                        })
                .orElse(0.0);
    }

    public boolean yesOrNo(String name) {
        return word(name, Map.of("true", true, "false", false)).orElse(false);
    }

    /** A moment; the epoch stands in for one that cannot be read. */
    public Instant instant(String name) {
        return read(name, "a moment such as 2026-03-02T10:00:00Z", Instant::parse)
                .orElse(Instant.EPOCH);
    }

    public Duration duration(String name) {
        return read(
                        name,
                        "an ISO 8601 duration that is not negative, such as PT10S",
                        value -> {
                            Duration duration = Duration.parse(value);
                            return duration.isNegative() ? null : duration;
                        })
                .orElse(Duration.ZERO);
    }

    public Duration durationOr(String name, Duration otherwise) {
        return has(name) ? duration(name) : otherwise;
    }

    public Optional<YamlFields> child(String name) {
        Node node = node(name, "a map");
        if (node instanceof MappingNode inner) {
            return Optional.of(new YamlFields(file, path + name + ".", inner, errors));
        }
        if (node != null) {
            note(node, name, "a map", said(node));
        }
        return Optional.empty();
    }

    /** The maps of a list. */
    public List<YamlFields> children(String name) {
        List<YamlFields> found = new ArrayList<>();
        for (Node item : items(name, "a list of maps")) {
            String at = path + name + "[" + found.size() + "].";
            if (item instanceof MappingNode inner) {
                found.add(new YamlFields(file, at, inner, errors));
            } else {
                note(item, name, "a list of maps", said(item));
            }
        }
        return found;
    }

    /** The texts of a list; none when the field is not there. */
    public List<String> words(String name) {
        List<String> found = new ArrayList<>();
        for (Node item : has(name) ? items(name, "a list of texts") : List.<Node>of()) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                found.add(scalar.getValue().strip());
            } else {
                note(item, name, "a list of texts", said(item));
            }
        }
        return found;
    }

    private List<Node> items(String name, String expected) {
        Node node = node(name, expected);
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        if (node != null) {
            note(node, name, expected, said(node));
        }
        return List.of();
    }

    public Map<String, String> texts() {
        return all(value -> value, "text");
    }

    public Map<String, Double> numbers() {
        return all(YamlFields::finite, "a number");
    }

    /** Notes every field that nobody asked for. */
    public void noOthers() {
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
    public void wrong(String name, String expected, String actual) {
        note(values.getOrDefault(name, map), name, expected, actual);
    }

    /** Every value of this map. */
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
        try {
            value = node instanceof ScalarNode scalar ? reader.apply(scalar.getValue()) : null;
        } catch (NumberFormatException | DateTimeParseException _) {
            // said below
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
