package dev.evenkeel.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evenkeel.contracts.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads and writes JSON of the contracts in tests. */
public final class ContractJson {
    public static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private ContractJson() {}

    /** The golden sample of an event type. */
    public static JsonNode sample(EventType<?> type) {
        return resource("/samples/" + type.name() + ".json");
    }

    /** The checked-in schema of an event type. */
    public static JsonNode schema(EventType<?> type) {
        return resource("/schemas/" + type.name() + ".json");
    }

    private static JsonNode resource(String name) {
        try (InputStream json = ContractJson.class.getResourceAsStream(name)) {
            if (json == null) {
                throw new AssertionError("there is no resource " + name);
            }
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
