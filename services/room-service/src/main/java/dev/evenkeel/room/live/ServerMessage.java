package dev.evenkeel.room.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.meeting.MediaSource;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.room.turn.IceServer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server says over the meeting's WebSocket; {@code type} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerMessage.Waits.class, name = "waiting"),
    @JsonSubTypes.Type(value = ServerMessage.Lobby.class, name = "lobby"),
    @JsonSubTypes.Type(value = ServerMessage.MeetingChanged.class, name = "meeting-changed"),
    @JsonSubTypes.Type(value = ServerMessage.MediaStopped.class, name = "media-stopped"),
    @JsonSubTypes.Type(value = ServerMessage.Joined.class, name = "participant-joined"),
    @JsonSubTypes.Type(value = ServerMessage.Changed.class, name = "participant-changed"),
    @JsonSubTypes.Type(value = ServerMessage.Left.class, name = "participant-left"),
    @JsonSubTypes.Type(value = ServerMessage.Said.class, name = "chat"),
    @JsonSubTypes.Type(value = ServerMessage.Stored.class, name = "chat-stored"),
    @JsonSubTypes.Type(value = ServerMessage.ChatChanged.class, name = "chat-changed"),
    @JsonSubTypes.Type(value = ServerMessage.Receipts.class, name = "receipts"),
    @JsonSubTypes.Type(value = ServerMessage.Reacted.class, name = "reaction"),
    @JsonSubTypes.Type(value = ServerMessage.Announced.class, name = "announcement"),
    @JsonSubTypes.Type(value = ServerMessage.Acknowledged.class, name = "acknowledged"),
    @JsonSubTypes.Type(value = ServerMessage.PollChanged.class, name = "poll"),
    @JsonSubTypes.Type(value = ServerMessage.Moved.class, name = "placement"),
    @JsonSubTypes.Type(value = ServerMessage.Limited.class, name = "ceiling"),
    @JsonSubTypes.Type(value = ServerMessage.Token.class, name = "token"),
    @JsonSubTypes.Type(value = ServerMessage.Over.class, name = "ended"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "problem"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong")
})
public sealed interface ServerMessage {

    /**
     * The answer to {@code hello}, and to being let in: everything as it is now.
     *
     * @param ceiling what pictures are held below for now; {@code null}: nothing
     * @param waiting who is at the door; only hosts are told
     */
    record Welcome(
            Views.Participant self,
            Views.Meeting meeting,
            Views.Placed placement,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ceiling ceiling,
            List<Views.Participant> participants,
            @Nullable List<Views.Knocking> waiting,
            List<Views.Chat> chat,
            Map<String, Long> readUpTo,
            List<Views.Announced> announcements,
            List<Views.Polled> polls,
            String joinToken,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IceServer> iceServers,
            String telemetryToken,
            String recordingToken)
            implements ServerMessage {}

    /** The answer to {@code hello} for somebody who is not let in yet; no token comes with it. */
    record Waits(Views.Knocking self, Views.Meeting meeting) implements ServerMessage {}

    /** Who is at the door now. */
    record Lobby(List<Views.Knocking> waiting) implements ServerMessage {}

    record MeetingChanged(Views.Meeting meeting) implements ServerMessage {}

    /**
     * Somebody switched it off for you.
     *
     * @param by the name
     */
    record MediaStopped(MediaSource source, String by) implements ServerMessage {}

    record Joined(Views.Participant participant) implements ServerMessage {}

    record Changed(Views.Participant participant) implements ServerMessage {}

    record Left(String participantId, ParticipantLeft.Reason reason) implements ServerMessage {}

    record Said(Views.Chat message) implements ServerMessage {}

    /** The author's message is durable. */
    record Stored(String id, long seq) implements ServerMessage {}

    record ChatChanged(Views.Chat message) implements ServerMessage {}

    /**
     * How far people have read; only what is new.
     *
     * @param readUpTo chat number by participant
     */
    record Receipts(Map<String, Long> readUpTo) implements ServerMessage {}

    record Reacted(String participantId, String emoji) implements ServerMessage {}

    record Announced(Views.Announced announcement) implements ServerMessage {}

    record Acknowledged(String announcementId, String participantId) implements ServerMessage {}

    record PollChanged(Views.Polled poll) implements ServerMessage {}

    record Moved(
            Views.Placed placement,
            MeetingPlaced.Reason reason,
            String joinToken,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IceServer> iceServers)
            implements ServerMessage {}

    /**
     * Pictures are held below a ceiling from now on, to relieve what carries the meeting.
     *
     * @param ceiling {@code null}: not any more
     */
    record Limited(@JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Ceiling ceiling)
            implements ServerMessage {}

    record Token(
            String joinToken,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IceServer> iceServers,
            Views.Placed placement)
            implements ServerMessage {}

    record Over(MeetingEnded.Reason reason) implements ServerMessage {}

    record Refused(Problem problem) implements ServerMessage {}

    /**
     * @param time what the client sent, unread
     */
    record Pong(@JsonProperty("t") @Nullable JsonNode time) implements ServerMessage {}
}
