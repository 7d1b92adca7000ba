package dev.evenkeel.telemetry.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.evenkeel.telemetry.domain.Producer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Log records of OTLP as the entries this door takes. An entry is named after its content, so that
 * a request that is sent again (OTLP promises no more than “at least once”) counts once.
 */
public final class OtlpLogs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final List<String> NAMES = List.of("service.name", "host.name");
    private static final int LONGEST_NAME = 100;
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private final String owner;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final List<JsonNode> entries = new ArrayList<>();

    private OtlpLogs(String owner) {
        this.owner = owner;
    }

    /** The entries of a request, in its order. */
    public static List<JsonNode> entries(ExportLogsServiceRequest request, Producer from) {
        String owner =
                switch (from) {
                    case Producer.Device device -> device.deviceId();
                    case Producer.Site site -> site.siteId();
                    case Producer.Participant participant -> participant.participantId();
                };
        OtlpLogs logs = new OtlpLogs(owner);
        request.getResourceLogsList().forEach(logs::add);
        return logs.entries;
    }

    private void add(ResourceLogs resourceLogs) {
        ObjectNode resource = object(resourceLogs.getResource().getAttributesList());
        for (ScopeLogs scopeLogs : resourceLogs.getScopeLogsList()) {
            for (LogRecord record : scopeLogs.getLogRecordsList()) {
                entries.add(entry(record, resource, scopeLogs.getScope().getName()));
            }
        }
    }

    private ObjectNode entry(LogRecord record, ObjectNode resource, String scope) {
        ObjectNode entry = JSON.objectNode();
        entry.put("source", source(resource));
        putTime(entry, "time", record.getTimeUnixNano());
        putTime(entry, "observedTime", record.getObservedTimeUnixNano());
        if (record.getSeverityNumberValue() > 0) {
            entry.put("severityNumber", record.getSeverityNumberValue());
        }
        putText(entry, "severityText", record.getSeverityText());
        entry.put("body", text(record.getBody()));
        putText(entry, "eventName", record.getEventName());
        putUnlessEmpty(entry, "attributes", object(record.getAttributesList()));
        putUnlessEmpty(entry, "resource", resource);
        putText(entry, "scope", scope);
        putId(entry, "traceId", record.getTraceId(), TRACE_ID_BYTES);
        putId(entry, "spanId", record.getSpanId(), SPAN_ID_BYTES);
        return entry.put("sampleId", identity(entry));
    }

    /** Equal entries of one request are told apart by their count. */
    private String identity(ObjectNode entry) {
        String content = entry.toString();
        int occurrence = occurrences.merge(content, 1, Integer::sum);
        return UUID.nameUUIDFromBytes((occurrence + content).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The owner of the token, and which part of it: the service's or host's name. */
    private String source(ObjectNode resource) {
        return NAMES.stream()
                .map(resource::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .map(name -> name.equals(owner) ? owner : owner + "/" + name)
                .orElse(owner);
    }

    private static void putTime(ObjectNode entry, String field, long unixNanos) {
        if (unixNanos != 0) {
            long seconds = Long.divideUnsigned(unixNanos, NANOS_PER_SECOND);
            long nanos = Long.remainderUnsigned(unixNanos, NANOS_PER_SECOND);
            entry.put(field, Instant.ofEpochSecond(seconds, nanos).toString());
        }
    }

    private static void putText(ObjectNode entry, String field, String text) {
        if (!text.isEmpty()) {
            entry.put(field, text);
        }
    }

    private static void putUnlessEmpty(ObjectNode entry, String field, ObjectNode values) {
        if (!values.isEmpty()) {
            entry.set(field, values);
        }
    }

    /** All zeros, and any other length, mean “none” (W3C Trace Context section 3.2.2). */
    private static void putId(ObjectNode entry, String field, ByteString id, int length) {
        if (id.size() == length && !id.equals(ByteString.copyFrom(new byte[length]))) {
            entry.put(field, HexFormat.of().formatHex(id.toByteArray()));
        }
    }

    private static String text(AnyValue value) {
        JsonNode json = json(value);
        return json.isTextual() ? json.asText() : json.isNull() ? "" : json.toString();
    }

    private static ObjectNode object(List<KeyValue> values) {
        ObjectNode object = JSON.objectNode();
        for (KeyValue value : values) {
            JsonNode json = json(value.getValue());
            if (!json.isNull()) {
                object.set(value.getKey(), json);
            }
        }
        return object;
    }

    private static JsonNode json(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> JSON.textNode(value.getStringValue());
            case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
            case INT_VALUE -> JSON.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> number(value.getDoubleValue());
            case BYTES_VALUE -> JSON.binaryNode(value.getBytesValue().toByteArray());
            case KVLIST_VALUE -> object(value.getKvlistValue().getValuesList());
            case ARRAY_VALUE -> array(value.getArrayValue().getValuesList());
            default -> JSON.nullNode();
        };
    }

    /** JSON has no word for what is not a number. */
    private static JsonNode number(double value) {
        return Double.isFinite(value)
                ? JSON.numberNode(value)
                : JSON.textNode(Double.toString(value));
    }

    private static ArrayNode array(List<AnyValue> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(json(value)));
        return array;
    }
}
