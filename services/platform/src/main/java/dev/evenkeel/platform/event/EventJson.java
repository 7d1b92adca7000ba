package dev.evenkeel.platform.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;

/**
 * How event data is written as JSON: ISO-8601 instants, nothing for {@code null}; a reader ignores
 * properties it does not know, so that a producer may be newer than its consumers.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER =
            configure(JsonMapper.builder().build())
                    .registerModule(
                            new JavaTimeModule()
                                    .addDeserializer(Instant.class, new InstantReader())
                                    .addSerializer(Instant.class, new InstantWriter()));

    private EventJson() {}

    /** The one mapper of event data. Not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Applies the same settings to another mapper. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    }
}
