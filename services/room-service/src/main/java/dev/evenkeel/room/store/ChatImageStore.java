package dev.evenkeel.room.store;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.RoomConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the bytes of images in the chat, as many as there is room for, while meetings go on. */
@Singleton
public class ChatImageStore {
    private static final long COUNTING = 0x65_76_6b_69_6d_67L;

    private final Transactions transactions;
    private final long mostOfMeeting;
    private final long mostOfAll;

    @Inject
    ChatImageStore(Transactions transactions, RoomConfig config) {
        this.transactions = transactions;
        this.mostOfMeeting = config.chatImagesPerMeeting().asLongValue();
        this.mostOfAll = config.chatImagesInAll().asLongValue();
    }

    /** What became of an image. */
    public enum Kept {
        /** Now, or before: the same message of the same author is kept once. */
        DONE,
        /** The message is another's. */
        TAKEN,
        MEETING_FULL,
        ALL_FULL,
        ENDED
    }

    /**
     * Keeps an image for a message that is going to be said. Who counts what there is does so
     * alone, so that two at once do not both take the last room.
     */
    public Uni<Kept> keep(
            String meetingId, UUID messageId, String participantId, byte[] content, Instant at) {
        ChatImageRow row =
                new ChatImageRow(
                        new ChatImageRow.Key(meetingId, messageId), participantId, content, at);
        return transactions.run(session ->
                alone(session)
                        .chain(() -> session.find(ChatImageRow.class, row.key))
                        .chain(known ->
                                known == null
                                        ? keepIfRoom(session, row)
                                        : Uni.createFrom()
                                                .item(
                                                        known.participantId.equals(participantId)
                                                                ? Kept.DONE
                                                                : Kept.TAKEN)));
    }

    /** The bytes, unless they went with their message or meeting. */
    public Uni<Optional<byte[]>> read(String meetingId, UUID messageId) {
        return transactions.run(session ->
                session.find(ChatImageRow.class, new ChatImageRow.Key(meetingId, messageId))
                        .map(row -> Optional.ofNullable(row).map(found -> found.content)));
    }

    /** Its message was not said after all. */
    public Uni<Void> drop(String meetingId, UUID messageId) {
        return transactions.run(session -> ChatImageRow.delete(session, meetingId, messageId));
    }

    private Uni<Kept> keepIfRoom(Mutiny.Session session, ChatImageRow row) {
        return taken(session, row.key.meetingId())
                .chain(ofMeeting ->
                        ofMeeting + row.size > mostOfMeeting
                                ? Uni.createFrom().item(Kept.MEETING_FULL)
                                : keepIfRoomInAll(session, row));
    }

    private Uni<Kept> keepIfRoomInAll(Mutiny.Session session, ChatImageRow row) {
        return taken(session)
                .chain(inAll ->
                        inAll + row.size > mostOfAll
                                ? Uni.createFrom().item(Kept.ALL_FULL)
                                : persist(session, row));
    }

    /** The end of the meeting deletes what is there; after it nothing is added. */
    private static Uni<Kept> persist(Mutiny.Session session, ChatImageRow row) {
        return session.persist(row)
                .chain(() -> session.flush())
                .chain(() -> goesOn(session, row.key.meetingId()))
                .chain(goesOn ->
                        goesOn
                                ? Uni.createFrom().item(Kept.DONE)
                                : session.remove(row)
                                        .chain(() -> session.flush())
                                        .replaceWith(Kept.ENDED));
    }

    private static Uni<Boolean> goesOn(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(
                        """
                        select count(*) from (select 1 from {h-schema}meeting
                        where meeting_id = :meeting and ended_at is null for share) as open
                        """,
                        Long.class)
                .setParameter("meeting", meetingId)
                .getSingleResult()
                .map(open -> open == 1);
    }

    private static Uni<Long> taken(Mutiny.Session session, String meetingId) {
        return session.createQuery(
                        """
                        select coalesce(sum(i.size), 0) from ChatImageRow i
                        where i.key.meetingId = :meeting
                        """,
                        Long.class)
                .setParameter("meeting", meetingId)
                .getSingleResult();
    }

    private static Uni<Long> taken(Mutiny.Session session) {
        return session.createQuery(
                        "select coalesce(sum(i.size), 0) from ChatImageRow i", Long.class)
                .getSingleResult();
    }

    private static Uni<Void> alone(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(:key)) as locked",
                        Integer.class)
                .setParameter("key", COUNTING)
                .getSingleResult()
                .replaceWithVoid();
    }
}
