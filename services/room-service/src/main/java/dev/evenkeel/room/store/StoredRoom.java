package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.RoomState;

/**
 * An open meeting as read from the database.
 *
 * @param journalMark the last batch written
 */
public record StoredRoom(
        RoomState state, Placement placement, MeetingCeiling ceiling, String journalMark) {

    StoredRoom with(MeetingCeiling held) {
        return new StoredRoom(state, placement, held, journalMark);
    }
}
