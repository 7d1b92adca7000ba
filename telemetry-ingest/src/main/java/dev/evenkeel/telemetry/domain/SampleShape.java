package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.time.UtcText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says quickly of most good samples that they are good. Made from the schema itself: of each of its
 * keywords a check that is as strict or stricter, and of a keyword not known here one that nothing
 * passes. What does not fit may be good all the same: the schema's own validator decides that, and
 * says why if not.
 */
final class SampleShape {
    private static final Predicate<JsonNode> UNSURE = _ -> false;

    /** Say nothing about whether a value is good. */
    private static final Set<String> ANNOTATIONS = Set.of("$schema", "$id", "title", "description");

    /** Numbers are what their type and limits say; OpenAPI's formats of them add nothing. */
    private static final Set<String> NUMBER_FORMATS = Set.of("int32", "int64", "double");

    private static final Map<String, Predicate<JsonNode>> TYPES =
            Map.of(
                    "object", JsonNode::isObject,
                    "array", JsonNode::isArray,
                    "string", JsonNode::isTextual,
                    "number", JsonNode::isNumber,
                    "integer", JsonNode::isIntegralNumber,
                    "boolean", JsonNode::isBoolean,
                    "null", JsonNode::isNull);

    private static final Map<String, Function<JsonNode, Predicate<JsonNode>>> KEYWORDS =
            Map.ofEntries(
                    Map.entry("type", SampleShape::type),
                    Map.entry("enum", SampleShape::oneOf),
                    Map.entry("anyOf", SampleShape::anyOf),
                    Map.entry("format", SampleShape::format),
                    Map.entry("pattern", SampleShape::pattern),
                    Map.entry("minLength", least -> text(s -> length(s) >= least.asInt())),
                    Map.entry("maxLength", most -> text(s -> length(s) <= most.asInt())),
                    Map.entry("minimum", least -> number(d -> d >= least.doubleValue())),
                    Map.entry("maximum", most -> number(d -> d <= most.doubleValue())),
                    Map.entry("items", SampleShape::items),
                    Map.entry("properties", SampleShape::properties),
                    Map.entry("required", SampleShape::required));

    private final Predicate<JsonNode> check;

    /**
     * @param schema of draft 2020-12
     */
    SampleShape(JsonNode schema) {
        this.check = of(schema);
    }

    /** Whether it certainly is good. */
    boolean fits(JsonNode sample) {
        return check.test(sample);
    }

    private static Predicate<JsonNode> of(JsonNode schema) {
        List<Predicate<JsonNode>> checks =
                schema.properties().stream()
                        .filter(keyword -> !ANNOTATIONS.contains(keyword.getKey()))
                        .map(keyword ->
                                KEYWORDS.getOrDefault(keyword.getKey(), _ -> UNSURE)
                                        .apply(keyword.getValue()))
                        .toList();
        return all(checks);
    }

    private static Predicate<JsonNode> all(List<Predicate<JsonNode>> checks) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Predicate<JsonNode>[] each = checks.toArray(new Predicate[0]);
        return value -> {
            for (Predicate<JsonNode> one : each) {
                if (!one.test(value)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<JsonNode> type(JsonNode types) {
        return (types.isArray() ? types.valueStream() : Stream.of(types))
                .map(name -> TYPES.getOrDefault(name.asText(), UNSURE))
                .reduce(Predicate::or)
                .orElse(UNSURE);
    }

    private static Predicate<JsonNode> oneOf(JsonNode values) {
        Set<JsonNode> allowed = new HashSet<>();
        values.forEach(allowed::add);
        return allowed::contains;
    }

    private static Predicate<JsonNode> anyOf(JsonNode schemas) {
        return schemas.valueStream().map(SampleShape::of).reduce(Predicate::or).orElse(UNSURE);
    }

    private static Predicate<JsonNode> format(JsonNode name) {
        if (NUMBER_FORMATS.contains(name.asText())) {
            return _ -> true;
        }
        return name.asText().equals("date-time") ? text(s -> UtcText.parse(s) != null) : UNSURE;
    }

    /** Of the whole text: Java's {@code $} alone would let a line end pass. */
    private static Predicate<JsonNode> pattern(JsonNode regex) {
        if (!regex.asText().startsWith("^") || !regex.asText().endsWith("$")) {
            return UNSURE;
        }
        Pattern pattern = Pattern.compile(regex.asText());
        return text(s -> pattern.matcher(s).matches());
    }

    private static Predicate<JsonNode> items(JsonNode schema) {
        Predicate<JsonNode> item = of(schema);
        return value -> !value.isArray() || value.valueStream().allMatch(item);
    }

    private static Predicate<JsonNode> properties(JsonNode schemas) {
        List<Predicate<JsonNode>> checks =
                schemas.properties().stream()
                        .map(property -> property(property.getKey(), of(property.getValue())))
                        .toList();
        return all(checks);
    }

    private static Predicate<JsonNode> property(String name, Predicate<JsonNode> check) {
        return value -> {
            JsonNode property = value.get(name);
            return property == null || check.test(property);
        };
    }

    private static Predicate<JsonNode> required(JsonNode names) {
        return all(
                names.valueStream()
                        .map(JsonNode::asText)
                        .<Predicate<JsonNode>>map(
                                name -> value -> !value.isObject() || value.has(name))
                        .toList());
    }

    private static Predicate<JsonNode> text(Predicate<String> check) {
        return value -> !value.isTextual() || check.test(value.textValue());
    }

    private static Predicate<JsonNode> number(DoublePredicate check) {
        return value -> !value.isNumber() || check.test(value.doubleValue());
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
