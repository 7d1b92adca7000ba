package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.ChatMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chat message. */
@Entity
@Table(name = "chat_message")
class ChatRow {
    /** A place in a meeting's chat. */
    @Embeddable
    record Key(@Column(name = "meeting_id") String meetingId, long seq) {}

    @EmbeddedId Key key;

    @Column(name = "change_seq", nullable = false)
    long changeSeq;

    @Column(name = "message_id", nullable = false)
    UUID messageId;

    @Column(name = "participant_id", nullable = false)
    String participantId;

    @Column(nullable = false)
    String name;

    @Column(name = "to_participant_id")
    @Nullable String toParticipantId;

    @Column(name = "to_name")
    @Nullable String toName;

    @Column(name = "reply_to")
    @Nullable UUID replyTo;

    @Column(nullable = false)
    String text;

    @Column(name = "image_type")
    @Nullable String imageType;

    @Column(name = "image_width")
    @Nullable Integer imageWidth;

    @Column(name = "image_height")
    @Nullable Integer imageHeight;

    @Column(name = "sent_at", nullable = false)
    Instant sentAt;

    @Column(name = "edited_at")
    @Nullable Instant editedAt;

    @Column(name = "deleted_at")
    @Nullable Instant deletedAt;

    /** For Hibernate. */
    protected ChatRow() {}

    ChatRow(String meetingId, ChatMessage message) {
        this.key = new Key(meetingId, message.seq());
        this.changeSeq = message.changeSeq();
        this.messageId = message.id();
        this.participantId = message.participantId();
        this.name = message.name();
        ChatMessage.Addressee to = message.to();
        this.toParticipantId = to == null ? null : to.participantId();
        this.toName = to == null ? null : to.name();
        this.replyTo = message.replyTo();
        this.text = message.text();
        ChatMessage.Image image = message.image();
        this.imageType = image == null ? null : image.mediaType();
        this.imageWidth = image == null ? null : image.width();
        this.imageHeight = image == null ? null : image.height();
        this.sentAt = message.sentAt();
        this.editedAt = message.editedAt();
        this.deletedAt = message.deletedAt();
    }

    ChatMessage toMessage() {
        return new ChatMessage(
                key.seq(),
                changeSeq,
                messageId,
                participantId,
                name,
                addressee(),
                replyTo,
                text,
                image(),
                sentAt,
                editedAt,
                deletedAt);
    }

    private ChatMessage.@Nullable Image image() {
        return imageType == null || imageWidth == null || imageHeight == null
                ? null
                : new ChatMessage.Image(imageType, imageWidth, imageHeight);
    }

    private ChatMessage.@Nullable Addressee addressee() {
        return toParticipantId == null || toName == null
                ? null
                : new ChatMessage.Addressee(toParticipantId, toName);
    }
}
