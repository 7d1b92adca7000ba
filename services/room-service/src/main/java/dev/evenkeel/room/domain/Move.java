package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of placement that was decided and is yet to win its epoch.
 *
 * @param pairs all of the meeting, those that stay as they are, too
 */
public record Move(List<Pair> pairs, MeetingPlaced.Reason reason) {
    public Move {
        pairs = List.copyOf(pairs);
    }

    /** Of a meeting on one pair. */
    public Move(RelayRef primary, @Nullable RelayRef standby, MeetingPlaced.Reason reason) {
        this(List.of(new Pair(primary, standby)), reason);
    }
}
