package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seat;
import java.time.Instant;
import java.util.List;

/**
 * The people of a meeting, as far as they are connected: those with a seat, and those at the door,
 * who hear nothing of what is said inside. Guarded by the meeting's lock.
 */
final class Crowd {
    private final Audience seated;
    private final Audience door;

    Crowd(MessageCodec codec) {
        this.seated = new Audience(codec);
        this.door = new Audience(codec);
    }

    Audience seated() {
        return seated;
    }

    Audience door() {
        return door;
    }

    void tell(RoomState room, Notice notice) {
        switch (notice.to()) {
            case Notice.To.Everybody everybody -> seated.tellAll(notice.message());
            case Notice.To.AtTheDoor waiting -> door.tellAll(notice.message());
            case Notice.To.Hosts hosts -> seated.tell(hosts(room), notice.message());
            case Notice.To.Only only -> seated.tell(only.participantIds(), notice.message());
        }
    }

    void disconnect(String participantId, Outlet outlet, Instant now) {
        seated.disconnect(participantId, outlet, now);
        door.disconnect(participantId, outlet, now);
    }

    void dismissAll(Outlet.Closing closing) {
        seated.dismissAll(closing);
        door.dismissAll(closing);
    }

    private static List<String> hosts(RoomState room) {
        return room.seats().stream().filter(Seat::isModerator).map(Seat::participantId).toList();
    }
}
