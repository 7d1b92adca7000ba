package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.JsonNode;

/** The words of JSON for what a value is (RFC 8259). */
final class JsonKind {
    private JsonKind() {}

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }
}
