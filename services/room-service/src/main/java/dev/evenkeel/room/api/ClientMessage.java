package dev.evenkeel.room.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.room.live.OnOff;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client may say over the meeting's WebSocket. Everything may be missing: it is input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientMessage.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = ClientMessage.MediaState.class, name = "media-state"),
    @JsonSubTypes.Type(value = ClientMessage.Path.class, name = "path"),
    @JsonSubTypes.Type(value = ClientMessage.TokenRequest.class, name = "token-request"),
    @JsonSubTypes.Type(value = ClientMessage.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = ClientMessage.EndMeeting.class, name = "end-meeting"),
    @JsonSubTypes.Type(value = ClientMessage.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping")
})
public sealed interface ClientMessage {

    /** Must be first. {@code lastChatSeq} is the newest chat message the client has. */
    record Hello(
            @Nullable String participantId, @Nullable String resumeKey, @Nullable Long lastChatSeq)
            implements ClientMessage {}

    record Chat(@Nullable UUID id, @Nullable String text) implements ClientMessage {}

    record MediaState(@Nullable OnOff microphone, @Nullable OnOff camera)
            implements ClientMessage {}

    record Path(
            @Nullable String relayId,
            @Nullable Long epoch,
            PathSwitched.@Nullable Reason reason,
            @Nullable Long silenceMillis,
            @Nullable String fromRelayId)
            implements ClientMessage {}

    record TokenRequest() implements ClientMessage {}

    record Remove(@Nullable String participantId) implements ClientMessage {}

    record EndMeeting() implements ClientMessage {}

    record Leave() implements ClientMessage {}

    /**
     * @param time comes back in the {@code pong}, unread
     */
    record Ping(@JsonProperty("t") @Nullable JsonNode time) implements ClientMessage {}
}
