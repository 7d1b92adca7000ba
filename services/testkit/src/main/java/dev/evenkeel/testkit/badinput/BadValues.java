package dev.evenkeel.testkit.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values a schema does not allow, as JSON text. */
final class BadValues {
    private static final Map<String, List<String>> OTHER_TYPES =
            Map.of(
                    "string", List.of("5", "1.5", "true", "[]", "{}"),
                    "integer", List.of("\"5\"", "\"\"", "true", "1.5", "[]", "{}"),
                    "number", List.of("\"5\"", "true", "[]", "{}"),
                    "boolean", List.of("\"true\"", "\"\"", "1", "[]", "{}"),
                    "array", List.of("5", "\"a\"", "true", "{}"),
                    "object", List.of("5", "\"a\"", "true", "[]"));

    /** Of each format something near to it. */
    private static final Map<String, List<String>> OTHER_FORMATS =
            Map.of(
                    "email", List.of("", "ann", "ann@", "a b@example.org", "ann@exa mple.org"),
                    "uuid", List.of("", "not-a-uuid", "8a6a9a3e-0f0f"),
                    "date-time", List.of("", "soon", "2027-03-29T09:00", "2027-13-01T00:00:00Z"),
                    "local-date-time",
                            List.of(
                                    "",
                                    "tomorrow",
                                    "2027-03-29",
                                    "2027-03-29T09:00Z",
                                    "2027-03-29T09:00+02:00",
                                    "2027-02-30T09:00",
                                    "1027-03-29T09:00"),
                    "time-zone",
                            List.of("", "Mars/Olympus", "+25:00", "Europe/berlin", "GMT+99:99"),
                    "recur", List.of("nonsense", "FREQ=SOMETIMES", "FREQ=DAILY;COUNT=-1", "FREQ="));

    private BadValues() {}

    static List<String> ofAnotherType(JsonNode schema) {
        if (isFree(schema)) {
            return List.of();
        }
        return OTHER_TYPES.getOrDefault(type(schema), List.of());
    }

    static Map<String, String> outOfBounds(JsonNode schema) {
        Map<String, String> values = new LinkedHashMap<>();
        if (schema.has("maxLength")) {
            values.put("too long", quoted("x".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.path("minLength").asInt() > 1) {
            values.put("too short", quoted("x".repeat(schema.get("minLength").asInt() - 1)));
        } else if (schema.has("minLength")) {
            values.put("blank", quoted("  "));
        }
        if (schema.has("minimum")) {
            values.put("too small", Long.toString(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            values.put("too large", Long.toString(schema.get("maximum").asLong() + 1));
        }
        if (schema.path("minItems").asInt() > 0) {
            values.put("none", "[]");
        }
        if (!isReadAs(schema)) {
            formats(schema, values);
        }
        return values;
    }

    /** What cannot even be read as what it should be. */
    static Map<String, String> unreadable(JsonNode schema) {
        Map<String, String> values = new LinkedHashMap<>();
        if (type(schema).equals("integer")) {
            values.put("beyond numbers", "99999999999999999999");
        }
        if (schema.has("enum")) {
            values.put("not one of them", quoted("nonsense"));
            values.put("none of them", quoted(""));
        }
        if (isReadAs(schema)) {
            formats(schema, values);
        }
        if (type(schema).equals("array")) {
            values.put("of the wrong", "[[1]]");
            values.put("of nothing", "[null]");
        }
        return values;
    }

    static boolean isText(JsonNode schema) {
        return type(schema).equals("string") && !schema.has("enum") && !isReadAs(schema);
    }

    /** Whether the JSON reader knows the format. */
    private static boolean isReadAs(JsonNode schema) {
        return List.of("uuid", "date-time").contains(schema.path("format").asText());
    }

    private static void formats(JsonNode schema, Map<String, String> values) {
        OTHER_FORMATS
                .getOrDefault(schema.path("format").asText(), List.of())
                .forEach(one -> values.put("not so: " + one, quoted(one)));
    }

    /** An object of any shape, or anything at all. */
    static boolean isFree(JsonNode schema) {
        return !schema.has("type") || (type(schema).equals("object") && !schema.has("properties"));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText("object");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
