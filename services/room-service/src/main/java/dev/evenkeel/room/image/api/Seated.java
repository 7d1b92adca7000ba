package dev.evenkeel.room.image.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.SeatClaim;
import dev.evenkeel.room.api.StoreGuard;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Rights;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Standing;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.BiFunction;

/** Recognises over HTTP who has a seat in a meeting, by the seat's key. */
@Singleton
class Seated {
    private final LiveRooms rooms;
    private final StoreGuard guard;

    @Inject
    Seated(LiveRooms rooms, StoreGuard guard) {
        this.rooms = rooms;
        this.guard = guard;
    }

    /** Does the work for who may, and answers everybody else. */
    Uni<Response> with(
            String meetingId,
            SeatClaim claim,
            Action action,
            BiFunction<LiveRoom, Seat, Uni<Response>> work) {
        return guard.orTryAgain(
                rooms.findOrLoad(meetingId)
                        .chain(found ->
                                found.map(room -> with(room, claim, action, work))
                                        .orElseGet(() ->
                                                ProblemResponses.deferred(
                                                        Refusals.noSuchMeeting(meetingId)))));
    }

    private static Uni<Response> with(
            LiveRoom room,
            SeatClaim claim,
            Action action,
            BiFunction<LiveRoom, Seat, Uni<Response>> work) {
        if (room.isEnded()) {
            return ProblemResponses.deferred(Refusals.ended());
        }
        Optional<Seat> seat = room.read((state, _) -> claim.seat(state));
        if (seat.isEmpty()) {
            return ProblemResponses.deferred(
                    Problem.unauthorised("a seat in the meeting and its key are needed"));
        }
        Optional<Refusal> refusal = Rights.refusal(Standing.of(seat.get().role()), action);
        return refusal.isPresent()
                ? ProblemResponses.deferred(Refusals.problem(refusal.get()))
                : work.apply(room, seat.get());
    }
}
