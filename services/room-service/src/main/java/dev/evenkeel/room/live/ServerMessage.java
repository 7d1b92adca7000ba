package dev.evenkeel.room.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.platform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says over the meeting's WebSocket; {@code type} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerMessage.Joined.class, name = "participant-joined"),
    @JsonSubTypes.Type(value = ServerMessage.Changed.class, name = "participant-changed"),
    @JsonSubTypes.Type(value = ServerMessage.Left.class, name = "participant-left"),
    @JsonSubTypes.Type(value = ServerMessage.Said.class, name = "chat"),
    @JsonSubTypes.Type(value = ServerMessage.Stored.class, name = "chat-stored"),
    @JsonSubTypes.Type(value = ServerMessage.Moved.class, name = "placement"),
    @JsonSubTypes.Type(value = ServerMessage.Token.class, name = "token"),
    @JsonSubTypes.Type(value = ServerMessage.Over.class, name = "ended"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "problem"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong")
})
public sealed interface ServerMessage {

    /** The answer to {@code hello}: everything as it is now. */
    record Welcome(
            Views.Participant self,
            Views.Meeting meeting,
            Views.Placed placement,
            List<Views.Participant> participants,
            List<Views.Chat> chat,
            String joinToken,
            String telemetryToken)
            implements ServerMessage {}

    record Joined(Views.Participant participant) implements ServerMessage {}

    record Changed(Views.Participant participant) implements ServerMessage {}

    record Left(String participantId, ParticipantLeft.Reason reason) implements ServerMessage {}

    record Said(Views.Chat message) implements ServerMessage {}

    /** The author's message is durable. */
    record Stored(String id, long seq) implements ServerMessage {}

    record Moved(Views.Placed placement, MeetingPlaced.Reason reason, String joinToken)
            implements ServerMessage {}

    record Token(String joinToken, Views.Placed placement) implements ServerMessage {}

    record Over(MeetingEnded.Reason reason) implements ServerMessage {}

    record Refused(Problem problem) implements ServerMessage {}

    /**
     * @param time what the client sent, unread
     */
    record Pong(@JsonProperty("t") @Nullable JsonNode time) implements ServerMessage {}
}
