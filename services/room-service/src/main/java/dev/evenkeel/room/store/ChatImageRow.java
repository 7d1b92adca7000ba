package dev.evenkeel.room.store;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The bytes of an image in the chat of a meeting that goes on. */
@Entity
@Table(name = "chat_image")
class ChatImageRow {
    /** The message it came with. */
    @Embeddable
    record Key(
            @Column(name = "meeting_id") String meetingId,
            @Column(name = "message_id") UUID messageId) {}

    @EmbeddedId Key key;

    @Column(name = "participant_id", nullable = false)
    String participantId;

    @Column(nullable = false)
    int size;

    @Column(nullable = false)
    byte[] content;

    @Column(name = "kept_at", nullable = false)
    Instant keptAt;

    /** For Hibernate. */
    protected ChatImageRow() {}

    ChatImageRow(Key key, String participantId, byte[] content, Instant keptAt) {
        this.key = key;
        this.participantId = participantId;
        this.size = content.length;
        this.content = content;
        this.keptAt = keptAt;
    }

    /** Its message was deleted, or never said. */
    static Uni<Void> delete(Mutiny.Session session, String meetingId, UUID messageId) {
        return session.createMutationQuery("delete from ChatImageRow i where i.key = :key")
                .setParameter("key", new Key(meetingId, messageId))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The meeting is over, and nobody reads its chat any more. */
    static Uni<Void> deleteAll(Mutiny.Session session, String meetingId) {
        return session.createMutationQuery(
                        "delete from ChatImageRow i where i.key.meetingId = :meeting")
                .setParameter("meeting", meetingId)
                .executeUpdate()
                .replaceWithVoid();
    }
}
