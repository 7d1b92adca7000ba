package dev.evenkeel.contracts.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What a field's name promises beyond its type: identifiers have a form (docs/interfaces.md),
 * counters and durations are not negative, ratios lie between 0 and 1.
 */
final class FieldRules {
    private static final String RELAY = "^[a-z0-9-]{1,40}$";
    private static final Map<String, String> FORMS =
            Map.of(
                    "meetingId", "^[a-z]{3}-[a-z]{4}-[a-z]{3}$",
                    "participantId", "^p-[a-z2-7]{12}$",
                    "remoteParticipantId", "^p-[a-z2-7]{12}$",
                    "relayId", RELAY,
                    "peerId", RELAY,
                    "fromRelayId", RELAY,
                    "toRelayId", RELAY,
                    "avoidRelayId", RELAY,
                    "primary", RELAY,
                    "standby", RELAY);

    /** W3C webrtc-stats: duplicates make it negative (RFC 3550 section 6.4.1). */
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("packetsLost");

    /** Texts that a sender chooses freely: length in characters. */
    private static final Map<String, Integer> LONGEST = Map.of("sampleId", 64, "source", 200);

    private FieldRules() {}

    static void apply(String field, Class<?> type, ObjectNode schema) {
        if (type == String.class) {
            applyToText(field, schema);
        } else if (isNumber(type)) {
            applyToNumber(field, schema);
            limit(type, schema);
        }
    }

    private static void applyToText(String field, ObjectNode schema) {
        if (FORMS.containsKey(field)) {
            schema.put("pattern", FORMS.get(field));
        }
        if (LONGEST.containsKey(field)) {
            schema.put("minLength", 1).put("maxLength", LONGEST.get(field));
        }
    }

    private static void applyToNumber(String field, ObjectNode schema) {
        if (field.equals("meanOpinionScore")) {
            schema.put("minimum", 1).put("maximum", 4.5);
        } else if (field.endsWith("Ratio")) {
            schema.put("minimum", 0).put("maximum", 1);
        } else if (!MAY_BE_NEGATIVE.contains(field)) {
            schema.put("minimum", 0);
        }
    }

    /** What every JSON reader can hold exactly (RFC 8259 section 6). */
    private static void limit(Class<?> type, ObjectNode schema) {
        if (type == long.class || type == Long.class) {
            schema.put("maximum", (1L << 53) - 1);
        } else if (type == int.class || type == Integer.class) {
            schema.put("maximum", Integer.MAX_VALUE);
        }
    }

    private static boolean isNumber(Class<?> type) {
        return type == Long.class
                || type == Integer.class
                || type == Double.class
                || type == long.class
                || type == int.class
                || type == double.class;
    }
}
