package dev.evenkeel.contracts.telemetry;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A log record after the OpenTelemetry log data model; fields mean what it says of those of the
 * same name.
 *
 * @param sampleId unique for the producer where it can name its entries; sending one twice counts
 *     once
 * @param source whose log it is: a device or site, or a part of one after a slash, for example
 *     {@code hq/syslog}
 * @param time when it happened ({@code Timestamp}); absent if the source does not know
 * @param observedTime when it was collected ({@code ObservedTimestamp})
 * @param severityNumber 1–24; 1–4 trace, 5–8 debug, 9–12 info, 13–16 warn, 17–20 error, 21–24 fatal
 * @param severityText the source's own word
 * @param body the message; a structured body is JSON text
 * @param eventName identifies the class of event ({@code EventName})
 * @param attributes about this entry
 * @param resource what the source runs in
 * @param scope name of the instrumentation scope
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param arrival noted by the door
 */
public record LogEntry(
        @Nullable String sampleId,
        String source,
        @Nullable Instant time,
        Instant observedTime,
        @Nullable Integer severityNumber,
        @Nullable String severityText,
        String body,
        @Nullable String eventName,
        @Nullable Map<String, Object> attributes,
        @Nullable Map<String, Object> resource,
        @Nullable String scope,
        @Nullable String traceId,
        @Nullable String spanId,
        @Nullable Arrival arrival) {
    private static final int MOST_SEVERE = 24;

    public LogEntry {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(observedTime, "observedTime");
        Objects.requireNonNull(body, "body");
        Ranges.require("severityNumber", severityNumber, 1, MOST_SEVERE);
        attributes = attributes == null ? null : known(attributes);
        resource = resource == null ? null : known(resource);
    }

    /** Without values that are {@code null}, in the order given. */
    private static Map<String, Object> known(Map<String, Object> values) {
        Map<String, Object> known = new LinkedHashMap<>(values);
        known.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(known);
    }
}
