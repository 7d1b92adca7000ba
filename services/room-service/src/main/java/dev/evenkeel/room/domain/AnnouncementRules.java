package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What everybody is to have read. */
public final class AnnouncementRules {
    private static final int MOST = 100;

    private AnnouncementRules() {}

    /** Something is announced; the same id is the same announcement. */
    public static Decision<Reply<Boolean>> announce(
            RoomState room, Seat by, UUID id, String text, Instant now) {
        if (room.announcement(id).isPresent()) {
            return Decision.done(false);
        }
        Optional<Refusal> refusal = Text.refuseAnnouncement(text);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        } else if (room.announcements().size() >= MOST) {
            return Decision.refused(
                    new Refusal.Overtaken("a meeting has at most " + MOST + " announcements"));
        }
        return Decision.done(
                true,
                new RoomEvent.Announced(
                        new Announcement(id, by.participantId(), by.name(), text, now, Set.of())));
    }

    /** Somebody confirms to have read one. */
    public static Decision<Reply<Boolean>> acknowledge(
            RoomState room, Seat by, UUID id, Instant now) {
        return room.announcement(id)
                .map(made ->
                        made.acknowledgedBy().contains(by.participantId())
                                ? Decision.<Boolean>nothing(false)
                                : Decision.done(
                                        true,
                                        new RoomEvent.Acknowledged(id, by.participantId(), now)))
                .orElseGet(() ->
                        Decision.refused(new Refusal.NotThere("announcement", id.toString())));
    }
}
