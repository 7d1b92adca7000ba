package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it was stored.
 *
 * @param removed who was sent out, with the keys they had
 * @param chat in order
 */
public record RoomSnapshot(
        MeetingRecord meeting,
        @Nullable Instant startedAt,
        Access access,
        Collection<Seat> seats,
        Map<String, KeyHash> removed,
        List<Waiting> waiting,
        List<ChatMessage> chat,
        List<Announcement> announcements,
        List<Poll> polls,
        @Nullable Recording recording,
        List<StreamAccess> streams) {

    /** One that nobody has been in. */
    public static RoomSnapshot fresh(MeetingRecord meeting) {
        return new RoomSnapshot(
                meeting,
                null,
                Access.OPEN,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
