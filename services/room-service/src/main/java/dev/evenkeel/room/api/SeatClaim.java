package dev.evenkeel.room.api;

import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seat;
import jakarta.ws.rs.HeaderParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request says of the seat of who asks. */
public class SeatClaim {
    public static final String PARTICIPANT = "Evenkeel-Participant";
    public static final String RESUME_KEY = "Evenkeel-Resume-Key";

    @HeaderParam(PARTICIPANT)
    public @Nullable String participantId;

    @HeaderParam(RESUME_KEY)
    public @Nullable String resumeKey;

    /** The seat, if its key was shown. */
    public Optional<Seat> seat(RoomState room) {
        String participant = participantId;
        String key = resumeKey;
        return participant == null || key == null
                ? Optional.empty()
                : room.seat(participant).filter(seat -> seat.resumeKey().matches(key));
    }

    /** Belongs in no log. */
    @Override
    public final String toString() {
        return "SeatClaim[…]";
    }
}
