package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.evenkeel.platform.event.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads JSON that means one thing only: one value, and no name twice in one object (I-JSON, RFC
 * 7493 section 2.3), as readers would not agree on which value is meant.
 */
public final class StrictJson {
    private static final ObjectReader READER =
            EventJson.mapper()
                    .reader()
                    .with(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private StrictJson() {}

    public static JsonNode parse(String text) throws JsonProcessingException {
        return READER.readTree(text);
    }

    /** Of bytes that are in memory. */
    static JsonNode parse(InputStream bytes) throws JsonProcessingException {
        try {
            return READER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }
}
