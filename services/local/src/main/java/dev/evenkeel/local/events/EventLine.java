package dev.evenkeel.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One record as one line: for a person, or as JSON for a program. */
public final class EventLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int LONGEST_TEXT = 160;
    private static final String PREFIX = "dev.evenkeel.";

    private EventLine() {}

    /** Time, topic, type, key and the data as {@code field=value}. */
    public static String text(ConsumerRecord<@Nullable String, @Nullable String> record) {
        var at = Instant.ofEpochMilli(record.timestamp()).atZone(ZoneId.systemDefault());
        return "%s  %-22s %-26s %-14s %s"
                .formatted(
                        CLOCK.format(at),
                        record.topic(),
                        shortType(record),
                        record.key(),
                        data(record));
    }

    /** CloudEvents attributes and data as one object. */
    public static String json(ConsumerRecord<@Nullable String, @Nullable String> record) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("topic", record.topic());
        object.put("partition", record.partition());
        object.put("offset", record.offset());
        object.put("key", record.key());
        for (var header : record.headers()) {
            var name = header.key().replaceFirst("^ce_", "");
            object.put(name, new String(header.value(), StandardCharsets.UTF_8));
        }
        object.set("data", parse(record.value()));
        return object.toString();
    }

    private static String shortType(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader("ce_type");
        if (header == null) {
            return "(no type)";
        }
        var type = new String(header.value(), StandardCharsets.UTF_8);
        return type.startsWith(PREFIX)
                ? type.substring(PREFIX.length()).replaceFirst("\\.v\\d+$", "")
                : type;
    }

    private static String data(ConsumerRecord<@Nullable String, @Nullable String> record) {
        if (record.value() == null) {
            return "(cleared)";
        }
        var parts = new ArrayList<String>();
        var data = parse(record.value());
        data.properties()
                .forEach(field -> {
                    if (!field.getValue().asText().equals(record.key())) {
                        addField(parts, field.getKey(), field.getValue());
                    }
                });
        return data.isObject() ? String.join(" ", parts) : data.toString();
    }

    private static void addField(List<String> parts, String name, JsonNode value) {
        if (value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return;
        }
        var text = value.isTextual() ? value.asText() : value.toString();
        var cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
        parts.add(
                name + "=" + (cut.indexOf(' ') >= 0 && value.isTextual() ? "“" + cut + "”" : cut));
    }

    private static JsonNode parse(@Nullable String value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.textNode(value);
        }
    }
}
