package dev.evenkeel.room.stream.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.HostClaim;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.StoreGuard;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Rights;
import dev.evenkeel.room.domain.RoomState;
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
import org.jspecify.annotations.Nullable;

/**
 * Recognises hosts and co-hosts over REST: by the host key of the meeting, or by their seat and its
 * key.
 */
@Singleton
class Moderators {
    private final LiveRooms rooms;
    private final StoreGuard guard;

    @Inject
    Moderators(LiveRooms rooms, StoreGuard guard) {
        this.rooms = rooms;
        this.guard = guard;
    }

    /** Who asks: a seat, or somebody without one who has the host key. */
    record Moderator(@Nullable String participantId) {}

    /** Does the work for hosts and co-hosts, and answers everybody else. */
    Uni<Response> with(
            String meetingId,
            HostClaim claim,
            BiFunction<LiveRoom, Moderator, Uni<Response>> work) {
        return guard.orTryAgain(
                rooms.findOrLoad(meetingId)
                        .chain(found ->
                                found.map(room -> with(room, claim, work))
                                        .orElseGet(() ->
                                                ProblemResponses.deferred(
                                                        Refusals.noSuchMeeting(meetingId)))));
    }

    private static Uni<Response> with(
            LiveRoom room, HostClaim claim, BiFunction<LiveRoom, Moderator, Uni<Response>> work) {
        if (room.isEnded()) {
            return ProblemResponses.deferred(Refusals.ended());
        }
        Optional<Standing> standing = room.read((state, _) -> standing(state, claim));
        if (standing.isEmpty()) {
            return ProblemResponses.deferred(
                    Problem.unauthorised(
                            "the host key is needed, or a seat in the meeting and its key"));
        }
        Optional<Refusal> refusal = Rights.refusal(standing.get(), Action.MANAGE_STREAMS);
        return refusal.isPresent()
                ? ProblemResponses.deferred(Refusals.problem(refusal.get()))
                : work.apply(room, new Moderator(seated(room, claim)));
    }

    private static @Nullable String seated(LiveRoom room, HostClaim claim) {
        return room.read((state, _) -> claim.seat(state).map(Seat::participantId).orElse(null));
    }

    private static Optional<Standing> standing(RoomState room, HostClaim claim) {
        return claim.seat(room)
                .flatMap(seat -> room.standing(seat.participantId()))
                .or(() -> byKey(room, claim.hostKey));
    }

    private static Optional<Standing> byKey(RoomState room, @Nullable String key) {
        if (key == null) {
            return Optional.empty();
        } else if (room.meeting().hostKey().matches(key)) {
            return Optional.of(Standing.HOST);
        }
        return Optional.ofNullable(room.meeting().coHostKey())
                .filter(coHost -> coHost.matches(key))
                .map(_ -> Standing.CO_HOST);
    }
}
