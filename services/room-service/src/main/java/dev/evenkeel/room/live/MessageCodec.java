package dev.evenkeel.room.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Messages as JSON text. */
@Singleton
public class MessageCodec {
    private final ObjectMapper mapper;

    @Inject
    MessageCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String encode(ServerMessage message) {
        try {
            return mapper.writerFor(ServerMessage.class).writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own message cannot be written", e);
        }
    }

    /** Reads what a client sent. */
    public <T> T decode(String json, Class<T> type) throws JsonProcessingException {
        T message = mapper.readValue(json, type);
        if (message == null) {
            throw MismatchedInputException.from(null, type, "null is no message");
        }
        return message;
    }
}
