package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.ChatChanged;
import dev.evenkeel.contracts.meeting.ChatSaid;
import dev.evenkeel.room.domain.ChatMessage;
import java.util.Objects;
import java.util.UUID;

/** What a recording hears of the chat. */
final class RecordedChat {
    private RecordedChat() {}

    static ChatSaid said(String meetingId, String recordingId, ChatMessage message) {
        UUID replyTo = message.replyTo();
        return new ChatSaid(
                meetingId,
                recordingId,
                message.id().toString(),
                message.participantId(),
                message.name(),
                replyTo == null ? null : replyTo.toString(),
                message.text(),
                message.image() == null ? null : true,
                message.sentAt());
    }

    static ChatChanged changed(String meetingId, String recordingId, ChatMessage message) {
        return new ChatChanged(
                meetingId,
                recordingId,
                message.id().toString(),
                message.participantId(),
                message.isDeleted() ? null : message.text(),
                Objects.requireNonNull(
                        message.isDeleted() ? message.deletedAt() : message.editedAt(),
                        "a change without a time"));
    }
}
