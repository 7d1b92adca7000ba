package dev.evenkeel.contracts.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.evenkeel.contracts.ContractJson;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Retention;
import dev.evenkeel.contracts.schema.EventSchemas;
import java.util.List;

/** The AsyncAPI 3.0 description of every topic, for machines and integrators. */
final class AsyncApiDocument {
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .build());

    private AsyncApiDocument() {}

    static String render() throws JsonProcessingException {
        return YAML.writeValueAsString(document());
    }

    static ObjectNode document() {
        ObjectNode document = object();
        document.put("asyncapi", "3.0.0");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (TopicRoute route : TopicRoute.ALL) {
            channels.set(route.topic(), channel(route));
            operations.set("read-" + route.topic(), operation(route));
        }
        document.set("components", components());
        return document;
    }

    private static ObjectNode info() {
        return object().put("title", "Evenkeel events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "Every event and command of Evenkeel on Kafka: CloudEvents 1.0 in binary mode, JSON"
                                + " data. Changes are additive; a breaking change is a new topic.");
    }

    private static ObjectNode channel(TopicRoute route) {
        ObjectNode channel = object();
        channel.put("address", route.topic());
        channel.put(
                "description",
                "%s Written by %s; read by %s."
                        .formatted(route.purpose(), route.producers(), route.consumers()));
        ObjectNode messages = channel.putObject("messages");
        for (EventType<?> type : route.events()) {
            messages.set(type.name(), reference("messages", type.name()));
        }
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", route.topic());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(route.compacted() ? "compact" : "delete");
        if (!route.compacted()) {
            configuration.put("retention.ms", Retention.of(route.topic()).toMillis());
        }
        return channel;
    }

    private static ObjectNode operation(TopicRoute route) {
        ObjectNode operation = object();
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/" + route.topic());
        return operation;
    }

    private static ObjectNode components() {
        ObjectNode components = object();
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("CloudEventHeaders", CloudEventHeaders.schema());
        for (EventType<?> type : EventTypes.ALL) {
            messages.set(type.name(), message(type));
            schemas.set(type.name(), schema(type));
        }
        return components;
    }

    /** Without identity and dialect of its own: here it is a part of this document. */
    private static ObjectNode schema(EventType<?> type) {
        return EventSchemas.of(type).without(List.of("$schema", "$id"));
    }

    private static ObjectNode message(EventType<?> type) {
        ObjectNode message = object();
        message.put("name", type.name());
        message.put("title", type.data().getSimpleName());
        message.set("headers", reference("schemas", "CloudEventHeaders"));
        message.set("payload", reference("schemas", type.name()));
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", "the data's " + type.keyField());
        message.putArray("examples").addObject().set("payload", ContractJson.sample(type));
        return message;
    }

    private static ObjectNode reference(String kind, String name) {
        return object().put("$ref", "#/components/" + kind + "/" + name);
    }

    private static ObjectNode object() {
        return ContractJson.MAPPER.createObjectNode();
    }
}
