package dev.evenkeel.room.stream.api;

import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.BearerTokens;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.StoreGuard;
import dev.evenkeel.room.api.Uuids;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Recognises who bears the token of a stream. Of streams it does not know it tells nothing. */
@Singleton
class Bearers {
    private final LiveRooms rooms;
    private final StoreGuard guard;
    private final Clock clock;

    @Inject
    Bearers(LiveRooms rooms, StoreGuard guard, Clock clock) {
        this.rooms = rooms;
        this.guard = guard;
        this.clock = clock;
    }

    /** The address of a stream. */
    record Address(String meetingId, String streamId, StreamUse use) {}

    /** Does the work for who has the token, and answers everybody else. */
    Uni<Response> with(
            Address address,
            @Nullable String authorization,
            BiFunction<LiveRoom, StreamAccess, Uni<Response>> work) {
        Optional<String> token = BearerTokens.from(authorization);
        if (token.isEmpty()) {
            return refused("the stream's token is needed: Authorization: Bearer …");
        }
        return guard.orTryAgain(
                rooms.findOrLoad(address.meetingId())
                        .chain(room ->
                                room.isEmpty()
                                        ? refused("no stream has this address and this token")
                                        : with(room.get(), address, token.get(), work)));
    }

    private Uni<Response> with(
            LiveRoom room,
            Address address,
            String token,
            BiFunction<LiveRoom, StreamAccess, Uni<Response>> work) {
        Optional<StreamAccess> access =
                Uuids.read(address.streamId())
                        .flatMap(id -> room.read((state, _) -> state.streams().find(id)))
                        .filter(found -> found.use() == address.use())
                        .filter(found -> found.token().matches(token));
        if (access.isEmpty()) {
            return refused("the token is not that of this stream, or it was revoked");
        } else if (access.get().isExpired(clock.instant())) {
            return refused("the token expired at " + access.get().expiresAt());
        }
        return room.isEnded()
                ? ProblemResponses.deferred(Refusals.ended())
                : work.apply(room, access.get());
    }

    private static Uni<Response> refused(String detail) {
        return ProblemResponses.deferred(Problem.unauthorised(detail));
    }
}
