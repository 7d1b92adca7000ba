package dev.evenkeel.testkit.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Everything wrong that can be made of a good body and its schema. */
public final class Catalogue {
    /** What other systems have been broken with; here it is text like any other. */
    private static final Map<String, String> INJECTIONS =
            Map.of(
                    "SQL", "'; drop table account; --",
                    "HTML", "<script>alert(1)</script>",
                    "CRLF", "a\\r\\nBcc: all@example.org",
                    "path traversal", "../../../../etc/passwd",
                    "expression", "${jndi:ldap://example.org/a}{{7*7}}");

    private final UnaryOperator<JsonNode> resolved;
    private final JsonNode good;
    private final boolean isPartial;
    private final List<Bad> all = new ArrayList<>();

    /**
     * @param resolved finds the schema a reference stands for
     * @param isPartial whether what is said to be required may be missing, and what the bounds do
     *     not allow may not matter
     */
    private Catalogue(UnaryOperator<JsonNode> resolved, JsonNode good, boolean isPartial) {
        this.resolved = resolved;
        this.good = good;
        this.isPartial = isPartial;
    }

    /**
     * @param good a body that would be taken
     */
    public static List<Bad> of(
            UnaryOperator<JsonNode> resolved, JsonNode schema, JsonNode good, boolean isPartial) {
        Catalogue catalogue = new Catalogue(resolved, good, isPartial);
        catalogue.object(resolved.apply(schema), "");
        catalogue.whole();
        return List.copyOf(catalogue.all);
    }

    private void whole() {
        String text = good.toString();
        all.add(Bad.fatal("broken JSON", "", text.substring(0, text.length() - 1)));
        all.add(Bad.fatal("something after it", "", text + "{}"));
        all.add(Bad.fatal("a list", "", "[" + text + "]"));
        all.add(Bad.fatal("text", "", "\"text\""));
        all.add(Bad.fatal("a number", "", "5"));
        all.add(Bad.fatal("two thousand deep", "", "{\"x\":".repeat(2_000) + "1"));
        all.add(Bad.odd("an unknown property", "", with("/unknownProperty", "1")));
        all.add(Bad.odd("a property of the runtime", "", with("/@class", "\"java.lang.Runtime\"")));
    }

    private void object(JsonNode schema, String at) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(one -> required.add(one.asText()));
        schema.path("properties")
                .properties()
                .forEach(one ->
                        property(
                                at + "/" + one.getKey(),
                                resolved.apply(one.getValue()),
                                required.contains(one.getKey()) && !isPartial));
    }

    private void property(String pointer, JsonNode schema, boolean isRequired) {
        if (isRequired) {
            all.add(Bad.fatal("missing", pointer, without(pointer)));
            all.add(Bad.fatal("null", pointer, with(pointer, "null")));
        } else {
            all.add(Bad.odd("missing", pointer, without(pointer)));
            all.add(Bad.odd("null", pointer, with(pointer, "null")));
        }
        for (String value : BadValues.ofAnotherType(schema)) {
            all.add(Bad.fatal("another type: " + value, pointer, with(pointer, value)));
        }
        BadValues.unreadable(schema)
                .forEach((what, value) -> all.add(Bad.fatal(what, pointer, with(pointer, value))));
        BadValues.outOfBounds(schema)
                .forEach((what, value) ->
                        all.add(new Bad(what, pointer, with(pointer, value), !isPartial)));
        if (!BadValues.isFree(schema)) {
            all.add(Bad.fatal("twice", pointer, twice(pointer)));
        }
        if (BadValues.isText(schema)) {
            text(pointer);
        } else if (schema.has("items")) {
            JsonNode items = resolved.apply(schema.get("items"));
            if (items.has("properties")) {
                object(items, pointer + "/0");
            }
        } else if (schema.has("properties")) {
            object(schema, pointer);
        }
    }

    private void text(String pointer) {
        all.add(Bad.fatal("NUL", pointer, with(pointer, "\"a\\u0000b\"")));
        all.add(Bad.fatal("half a pair", pointer, with(pointer, "\"a\\ud800b\"")));
        all.add(Bad.fatal("the other half", pointer, with(pointer, "\"\\udc00\"")));
        INJECTIONS.forEach((what, value) ->
                all.add(Bad.odd(what, pointer, with(pointer, "\"" + value + "\""))));
        all.add(Bad.odd("very long", pointer, with(pointer, "\"" + "x".repeat(20_000) + "\"")));
    }

    /** The good text with this in the place of a value. */
    private String with(String pointer, String value) {
        return Pointers.with(good, pointer, value);
    }

    private String without(String pointer) {
        ObjectNode copy = good.deepCopy();
        Pointers.parent(copy, pointer).remove(Pointers.name(pointer));
        return copy.toString();
    }

    private String twice(String pointer) {
        JsonNode value = good.at(pointer);
        String text = value.isMissingNode() ? "null" : value.toString();
        String both = text + ",\"" + Pointers.name(pointer) + "\":" + text;
        return Pointers.with(good, pointer, both);
    }
}
