package dev.evenkeel.room.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.live.Views;
import dev.evenkeel.room.store.MeetingSummary;
import dev.evenkeel.room.store.RoomReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Meetings in brief: the live ones from memory, those that are over from the database. */
@Singleton
class Summaries {
    private final LiveRooms rooms;
    private final RoomReader reader;
    private final StoreGuard guard;

    @Inject
    Summaries(LiveRooms rooms, RoomReader reader, StoreGuard guard) {
        this.rooms = rooms;
        this.reader = reader;
        this.guard = guard;
    }

    /**
     * @return fails with {@link StoreGuard.Away} when only the database knows and it is away
     */
    Uni<Optional<Views.Meeting>> find(String meetingId) {
        Optional<LiveRoom> live = rooms.find(meetingId);
        if (live.isPresent()) {
            return Uni.createFrom().item(live.map(LiveRoom::view));
        }
        return guard.inTime(reader.summary(meetingId)).map(found -> found.map(Summaries::view));
    }

    /** Why a meeting that is not open is not: it is over, or never was. */
    Uni<Response> whyNot(String meetingId) {
        return find(meetingId)
                .map(found ->
                        ProblemResponses.of(
                                found.isPresent()
                                        ? Refusals.ended()
                                        : Refusals.noSuchMeeting(meetingId)));
    }

    private static Views.Meeting view(MeetingSummary summary) {
        return new Views.Meeting(
                summary.meetingId(),
                summary.title(),
                summary.endedAt() == null ? "open" : "ended",
                summary.createdAt(),
                summary.startedAt(),
                summary.endedAt(),
                0,
                Views.Door.CLOSED,
                null);
    }
}
