package dev.evenkeel.room.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.meeting.MediaSource;
import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.meeting.PollOpened;
import dev.evenkeel.room.live.OnOff;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client may say over the meeting's WebSocket. Everything may be missing: it is input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientMessage.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = ClientMessage.ChatEdit.class, name = "chat-edit"),
    @JsonSubTypes.Type(value = ClientMessage.ChatDelete.class, name = "chat-delete"),
    @JsonSubTypes.Type(value = ClientMessage.ChatRead.class, name = "chat-read"),
    @JsonSubTypes.Type(value = ClientMessage.MediaState.class, name = "media-state"),
    @JsonSubTypes.Type(value = ClientMessage.ScreenState.class, name = "screen-state"),
    @JsonSubTypes.Type(value = ClientMessage.Hand.class, name = "hand"),
    @JsonSubTypes.Type(value = ClientMessage.Reaction.class, name = "reaction"),
    @JsonSubTypes.Type(value = ClientMessage.Path.class, name = "path"),
    @JsonSubTypes.Type(value = ClientMessage.Trouble.class, name = "media-trouble"),
    @JsonSubTypes.Type(value = ClientMessage.TokenRequest.class, name = "token-request"),
    @JsonSubTypes.Type(value = ClientMessage.Acknowledge.class, name = "acknowledge"),
    @JsonSubTypes.Type(value = ClientMessage.Vote.class, name = "poll-vote"),
    @JsonSubTypes.Type(value = ClientMessage.Admit.class, name = "admit"),
    @JsonSubTypes.Type(value = ClientMessage.AdmitAll.class, name = "admit-all"),
    @JsonSubTypes.Type(value = ClientMessage.Deny.class, name = "deny"),
    @JsonSubTypes.Type(value = ClientMessage.StopMedia.class, name = "stop-media"),
    @JsonSubTypes.Type(value = ClientMessage.MuteAll.class, name = "mute-all"),
    @JsonSubTypes.Type(value = ClientMessage.LowerHand.class, name = "lower-hand"),
    @JsonSubTypes.Type(value = ClientMessage.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = ClientMessage.ChangeAccess.class, name = "access"),
    @JsonSubTypes.Type(value = ClientMessage.GiveRole.class, name = "role"),
    @JsonSubTypes.Type(value = ClientMessage.Announce.class, name = "announce"),
    @JsonSubTypes.Type(value = ClientMessage.OpenPoll.class, name = "poll-open"),
    @JsonSubTypes.Type(value = ClientMessage.ClosePoll.class, name = "poll-close"),
    @JsonSubTypes.Type(value = ClientMessage.RecordStart.class, name = "record-start"),
    @JsonSubTypes.Type(value = ClientMessage.RecordStop.class, name = "record-stop"),
    @JsonSubTypes.Type(value = ClientMessage.RecordConsent.class, name = "record-consent"),
    @JsonSubTypes.Type(value = ClientMessage.EndMeeting.class, name = "end-meeting"),
    @JsonSubTypes.Type(value = ClientMessage.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = ClientMessage.Ping.class, name = "ping")
})
public sealed interface ClientMessage {

    /** Must be first. {@code lastChatSeq} is the newest chat message the client has. */
    record Hello(
            @Nullable String participantId, @Nullable String resumeKey, @Nullable Long lastChatSeq)
            implements ClientMessage {}

    /**
     * @param to one participant; absent: everybody
     */
    record Chat(
            @Nullable UUID id, @Nullable String text, @Nullable String to, @Nullable UUID replyTo)
            implements ClientMessage {}

    record ChatEdit(@Nullable UUID id, @Nullable String text) implements ClientMessage {}

    record ChatDelete(@Nullable UUID id) implements ClientMessage {}

    record ChatRead(@Nullable Long seq) implements ClientMessage {}

    record MediaState(@Nullable OnOff microphone, @Nullable OnOff camera)
            implements ClientMessage {}

    record ScreenState(@Nullable OnOff screen) implements ClientMessage {}

    record Hand(@Nullable Boolean raised) implements ClientMessage {}

    record Reaction(@Nullable String emoji) implements ClientMessage {}

    record Path(
            @Nullable String relayId,
            @Nullable Long epoch,
            PathSwitched.@Nullable Reason reason,
            @Nullable Long silenceMillis,
            @Nullable String fromRelayId)
            implements ClientMessage {}

    /**
     * @param remedy only when nothing is wrong any more
     */
    record Trouble(
            MediaTrouble.@Nullable Part part,
            MediaTrouble.@Nullable Trouble trouble,
            MediaTrouble.@Nullable Remedy remedy)
            implements ClientMessage {}

    record TokenRequest() implements ClientMessage {}

    record Acknowledge(@Nullable UUID announcementId) implements ClientMessage {}

    /**
     * @param choices numbers of options, from 0
     */
    record Vote(@Nullable UUID pollId, @Nullable List<Integer> choices) implements ClientMessage {}

    record Admit(@Nullable String participantId) implements ClientMessage {}

    record AdmitAll() implements ClientMessage {}

    record Deny(@Nullable String participantId) implements ClientMessage {}

    record StopMedia(@Nullable String participantId, @Nullable MediaSource source)
            implements ClientMessage {}

    record MuteAll() implements ClientMessage {}

    record LowerHand(@Nullable String participantId) implements ClientMessage {}

    record Remove(@Nullable String participantId) implements ClientMessage {}

    /**
     * What is absent stays as it is.
     *
     * @param passcode empty: none is needed any more
     */
    record ChangeAccess(
            @Nullable Boolean locked,
            @Nullable Boolean lobby,
            @Nullable Boolean waitForHost,
            @Nullable String passcode)
            implements ClientMessage {}

    record GiveRole(@Nullable String participantId, @Nullable ParticipantRole role)
            implements ClientMessage {}

    record Announce(@Nullable UUID id, @Nullable String text) implements ClientMessage {}

    record OpenPoll(
            @Nullable UUID id,
            @Nullable String question,
            PollOpened.@Nullable Kind kind,
            @Nullable Boolean anonymous,
            @Nullable List<String> options)
            implements ClientMessage {}

    record ClosePoll(@Nullable UUID pollId) implements ClientMessage {}

    record RecordStart(@Nullable UUID id) implements ClientMessage {}

    record RecordStop() implements ClientMessage {}

    record RecordConsent(@Nullable Boolean agreed) implements ClientMessage {}

    record EndMeeting() implements ClientMessage {}

    record Leave() implements ClientMessage {}

    /**
     * @param time comes back in the {@code pong}, unread
     */
    record Ping(@JsonProperty("t") @Nullable JsonNode time) implements ClientMessage {}
}
