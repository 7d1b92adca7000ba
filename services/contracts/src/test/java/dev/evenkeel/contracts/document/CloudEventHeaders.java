package dev.evenkeel.contracts.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.ContractJson;
import java.util.List;

/** The record headers of every event. */
final class CloudEventHeaders {
    private static final List<Header> HEADERS =
            List.of(
                    new Header("ce_specversion", "always 1.0", true),
                    new Header("ce_id", "UUIDv7; an event is counted once by it", true),
                    new Header("ce_source", "the producer, for example /room-service", true),
                    new Header("ce_type", "the kind of event", true),
                    new Header("ce_time", "when it happened, ISO-8601 UTC", true),
                    new Header("ce_dataschema", "URN of the versioned JSON Schema", true),
                    new Header("ce_partitionkey", "the record key", true),
                    new Header("content-type", "application/json", true),
                    new Header("traceparent", "W3C trace context of the cause", false));

    private record Header(String name, String meaning, boolean required) {}

    private CloudEventHeaders() {}

    static ObjectNode schema() {
        ObjectNode schema = ContractJson.MAPPER.createObjectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Header header : HEADERS) {
            properties
                    .putObject(header.name())
                    .put("type", "string")
                    .put("description", header.meaning());
            if (header.required()) {
                required.add(header.name());
            }
        }
        return schema;
    }
}
