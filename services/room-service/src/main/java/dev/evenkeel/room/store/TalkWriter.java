package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.RoomEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes what becomes of what was said. */
final class TalkWriter {
    private TalkWriter() {}

    static Uni<Void> changed(
            Mutiny.Session session, String meetingId, RoomEvent.ChatChanged changed) {
        ChatMessage message = changed.message();
        return message.isDeleted()
                ? reworded(session, meetingId, message)
                        .chain(() -> ChatImageRow.delete(session, meetingId, message.id()))
                : reworded(session, meetingId, message);
    }

    private static Uni<Void> reworded(
            Mutiny.Session session, String meetingId, ChatMessage message) {
        return session.createMutationQuery(
                        """
                        update ChatRow set text = :text, changeSeq = :changeSeq,
                        editedAt = :editedAt, deletedAt = :deletedAt,
                        imageType = :imageType where key = :key
                        """)
                .setParameter("text", message.text())
                .setParameter("changeSeq", message.changeSeq())
                .setParameter("editedAt", message.editedAt())
                .setParameter("deletedAt", message.deletedAt())
                .setParameter(
                        "imageType", message.image() == null ? null : message.image().mediaType())
                .setParameter("key", new ChatRow.Key(meetingId, message.seq()))
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> acknowledged(Mutiny.Session session, RoomEvent.Acknowledged read) {
        return EventWriter.persist(
                session,
                new AnnouncementReadRow(read.announcementId(), read.participantId(), read.at()));
    }
}
