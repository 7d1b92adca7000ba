package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Waiting;
import java.util.Optional;

/** Says whose socket may stay open. */
final class Doorkeeper {
    private Doorkeeper() {}

    /** Why this one may not; empty: somebody with a seat, or somebody who waits for one. */
    static Optional<Outlet.Closing> refusal(
            RoomState state, String participantId, String resumeKey) {
        if (state.isEnded()) {
            return Optional.of(Outlet.Closing.ENDED);
        } else if (state.wasRemoved(participantId)) {
            return Optional.of(Outlet.Closing.REMOVED);
        }
        boolean known =
                state.seat(participantId)
                        .map(Seat::resumeKey)
                        .or(() -> state.waiting(participantId).map(Waiting::resumeKey))
                        .filter(key -> key.matches(resumeKey))
                        .isPresent();
        return known ? Optional.empty() : Optional.of(Outlet.Closing.NOT_ADMITTED);
    }
}
