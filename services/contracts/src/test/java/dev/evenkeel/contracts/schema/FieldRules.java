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
    private static final String PLACE = "^[a-z0-9][a-z0-9._-]{0,63}$";
    private static final Map<String, String> FORMS =
            Map.ofEntries(
                    Map.entry("meetingId", "^[a-z]{3}-[a-z]{4}-[a-z]{3}$"),
                    Map.entry("participantId", "^p-[a-z2-7]{12}$"),
                    Map.entry("remoteParticipantId", "^p-[a-z2-7]{12}$"),
                    Map.entry("relayId", RELAY),
                    Map.entry("peerId", RELAY),
                    Map.entry("fromRelayId", RELAY),
                    Map.entry("toRelayId", RELAY),
                    Map.entry("avoidRelayId", RELAY),
                    Map.entry("primary", RELAY),
                    Map.entry("standby", RELAY),
                    Map.entry("deviceId", PLACE),
                    Map.entry("inPlaceOf", PLACE),
                    Map.entry("siteId", PLACE),
                    Map.entry("linkId", PLACE),
                    Map.entry("traceId", "^[0-9a-f]{32}$"),
                    Map.entry("spanId", "^[0-9a-f]{16}$"));

    /** W3C webrtc-stats: duplicates make it negative (RFC 3550 section 6.4.1). */
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("packetsLost", "clockOffsetMillis");

    private record Range(int least, int most) {}

    /** What can be at all, inclusive. */
    private static final Map<String, Range> RANGES =
            Map.of(
                    "temperatureCelsius", new Range(-90, 200),
                    "receivePowerDbm", new Range(-60, 30),
                    "transmitPowerDbm", new Range(-60, 30),
                    "severityNumber", new Range(1, 24),
                    "counterBits", new Range(32, 64),
                    "rating", new Range(1, 5));

    /** Texts that a sender chooses freely: length in characters. */
    private static final Map<String, Integer> LONGEST =
            Map.ofEntries(
                    Map.entry("sampleId", 64),
                    Map.entry("source", 200),
                    Map.entry("model", 120),
                    Map.entry("firmware", 120),
                    Map.entry("os", 120),
                    Map.entry("driver", 120),
                    Map.entry("statusText", 500),
                    Map.entry("interfaceName", 120),
                    Map.entry("severityText", 40),
                    Map.entry("eventName", 200),
                    Map.entry("scope", 200),
                    Map.entry("body", 32_768),
                    Map.entry("check", 64),
                    Map.entry("finding", 64));

    private static final Set<String> MAY_BE_EMPTY = Set.of("body", "statusText");

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
            schema.put("minLength", MAY_BE_EMPTY.contains(field) ? 0 : 1);
            schema.put("maxLength", LONGEST.get(field));
        }
    }

    private static void applyToNumber(String field, ObjectNode schema) {
        if (field.equals("meanOpinionScore")) {
            schema.put("minimum", 1).put("maximum", 4.5);
        } else if (RANGES.containsKey(field)) {
            Range range = RANGES.get(field);
            schema.put("minimum", range.least()).put("maximum", range.most());
        } else if (field.endsWith("Ratio")) {
            schema.put("minimum", 0).put("maximum", 1);
        } else if (!MAY_BE_NEGATIVE.contains(field)) {
            schema.put("minimum", 0);
        }
    }

    /** What every JSON reader can hold exactly (RFC 8259 section 6). */
    private static void limit(Class<?> type, ObjectNode schema) {
        if (schema.has("maximum")) {
            return;
        }
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
