package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.ChatMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A chat message. */
@Entity
@Table(name = "chat_message")
class ChatRow {
    /** A place in a meeting's chat. */
    @Embeddable
    record Key(@Column(name = "meeting_id") String meetingId, long seq) {}

    @EmbeddedId Key key;

    @Column(name = "message_id", nullable = false)
    UUID messageId;

    @Column(name = "participant_id", nullable = false)
    String participantId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String text;

    @Column(name = "sent_at", nullable = false)
    Instant sentAt;

    /** For Hibernate. */
    protected ChatRow() {}

    ChatRow(String meetingId, ChatMessage message) {
        this.key = new Key(meetingId, message.seq());
        this.messageId = message.id();
        this.participantId = message.participantId();
        this.name = message.name();
        this.text = message.text();
        this.sentAt = message.sentAt();
    }

    ChatMessage toMessage() {
        return new ChatMessage(key.seq(), messageId, participantId, name, text, sentAt);
    }
}
