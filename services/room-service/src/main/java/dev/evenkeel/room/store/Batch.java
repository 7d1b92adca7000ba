package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.RoomEvent;
import java.util.List;

/**
 * Events of one meeting that are written in one transaction.
 *
 * @param before mark of the batch that must be the last one in the database
 * @param mark this batch's own, unique
 */
public record Batch(MeetingRecord meeting, String before, String mark, List<RoomEvent> events) {
    public Batch {
        events = List.copyOf(events);
    }
}
