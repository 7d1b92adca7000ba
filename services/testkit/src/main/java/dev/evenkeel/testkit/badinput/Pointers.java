package dev.evenkeel.testkit.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts JSON text, good or not, where a pointer (RFC 6901) leads. */
final class Pointers {
    private static final String MARK = "\"\u2603\"";

    private Pointers() {}

    /** The document as text, with this text in the place of the value. */
    static String with(JsonNode document, String pointer, String text) {
        ObjectNode copy = document.deepCopy();
        parent(copy, pointer).put(name(pointer), "\u2603");
        return copy.toString().replace(MARK, text);
    }

    /** The object the value belongs to; made where it was not there. */
    static ObjectNode parent(ObjectNode document, String pointer) {
        String[] steps = pointer.substring(1).split("/");
        ObjectNode at = document;
        for (int i = 0; i < steps.length - 1; i++) {
            if (steps[i + 1].equals("0")) {
                ArrayNode list =
                        at.path(steps[i]).isEmpty()
                                ? at.putArray(steps[i])
                                : (ArrayNode) at.get(steps[i]);
                at = list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
                i++;
            } else {
                at =
                        at.path(steps[i]).isObject()
                                ? (ObjectNode) at.get(steps[i])
                                : at.putObject(steps[i]);
            }
        }
        return at;
    }

    static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
