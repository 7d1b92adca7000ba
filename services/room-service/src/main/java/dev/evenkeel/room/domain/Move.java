package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import org.jspecify.annotations.Nullable;

/** A change of placement that was decided and is yet to win its epoch. */
public record Move(RelayRef primary, @Nullable RelayRef standby, MeetingPlaced.Reason reason) {
    public Move {
        if (standby != null && standby.relayId().equals(primary.relayId())) {
            throw new IllegalArgumentException(primary.relayId() + " cannot be its own standby");
        }
    }
}
