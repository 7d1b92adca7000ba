package dev.evenkeel.platform.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import dev.evenkeel.platform.time.UtcText;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads instants in the usual form at once, and leaves every other to Jackson's own reader. */
final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        @Nullable Instant quick =
                parser.hasToken(JsonToken.VALUE_STRING) ? UtcText.parse(parser.getText()) : null;
        return quick == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : quick;
    }
}
