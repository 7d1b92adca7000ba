package dev.evenkeel.room.schedule;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.domain.Access;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.Nearness;
import dev.evenkeel.room.domain.Passcode;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.placement.Placements;
import dev.evenkeel.room.schedule.domain.Door;
import dev.evenkeel.room.schedule.domain.DoorSettings;
import dev.evenkeel.room.schedule.domain.Relation;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleAction;
import dev.evenkeel.room.schedule.domain.ScheduleRights;
import dev.evenkeel.room.schedule.domain.ScheduleSecret;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.store.Asking;
import dev.evenkeel.room.schedule.store.ScheduleBook;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way from a scheduled meeting's link into a live meeting: the first who comes and may opens
 * it, everybody after that goes into the same one.
 */
@Singleton
public class Doors {
    private final ScheduleConfig config;
    private final ScheduleBook book;
    private final ScheduleEvents events;
    private final LiveRooms rooms;
    private final Placements placements;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Openings under way: this process serves all meetings, so nobody opens a second one. */
    private final Map<String, Uni<LiveRoom>> opening = new ConcurrentHashMap<>();

    @Inject
    Doors(
            ScheduleConfig config,
            ScheduleBook book,
            ScheduleEvents events,
            LiveRooms rooms,
            Placements placements,
            Identifiers identifiers,
            Clock clock) {
        this.config = config;
        this.book = book;
        this.events = events;
        this.rooms = rooms;
        this.placements = placements;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * What somebody at the door sees.
     *
     * @param live the meeting that goes on there
     */
    public record Sight(Schedule schedule, Relation relation, Door door, Optional<LiveRoom> live) {

        /** Whether who looks may open it now. */
        public boolean mayOpen() {
            return door instanceof Door.Open
                    || (!(door instanceof Door.Cancelled)
                            && ScheduleRights.allows(relation, ScheduleAction.OPEN_EARLY));
        }
    }

    /**
     * The live meeting, and the key of who has one.
     *
     * @param hostKey makes its bearer host or co-host; {@code null} for everybody else
     */
    public record Way(String liveMeetingId, @Nullable String hostKey) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Way[" + liveMeetingId + "]";
        }
    }

    /** No relay could take a meeting right now. */
    public static final class NoRelay extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRelay(String why) {
            super(why);
        }
    }

    public Uni<Reply<Sight>> look(@Nullable Account account, Visit visit, String meetingId) {
        return sight(new Asking(account, ScheduleAction.LOOK_AT_DOOR, visit.address()), meetingId);
    }

    /**
     * Into the live meeting, which is opened if it is time; else the sight says why not.
     *
     * @param nearness of whoever comes in: a meeting that is opened by them goes on near to them
     */
    public Uni<Reply<Optional<Way>>> enter(
            @Nullable Account account, Visit visit, String meetingId, Nearness nearness) {
        return sight(new Asking(account, ScheduleAction.ENTER, visit.address()), meetingId)
                .chain(reply ->
                        switch (reply) {
                            case Reply.Refused<Sight>(Refusal refusal) ->
                                    Uni.createFrom().item(new Reply.Refused<>(refusal));
                            case Reply.Done<Sight>(Sight sight) -> enter(sight, nearness);
                        });
    }

    private Uni<Reply<Sight>> sight(Asking asking, String meetingId) {
        return book.read(meetingId, asking)
                .chain(reply ->
                        switch (reply) {
                            case Reply.Refused<Schedule>(Refusal refusal) ->
                                    Uni.createFrom().item(new Reply.Refused<>(refusal));
                            case Reply.Done<Schedule>(Schedule schedule) ->
                                    live(schedule)
                                            .map(live ->
                                                    new Reply.Done<>(
                                                            sight(asking, schedule, live)));
                        });
    }

    private Sight sight(Asking asking, Schedule schedule, Optional<LiveRoom> live) {
        Door door = Door.at(schedule, clock.instant(), config.openBefore(), config.openAfter());
        return new Sight(schedule, asking.relation(schedule), door, live);
    }

    private Uni<Optional<LiveRoom>> live(Schedule schedule) {
        String id = schedule.liveMeetingId();
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : rooms.findOrLoad(id).map(found -> found.filter(room -> !room.isEnded()));
    }

    private Uni<Reply<Optional<Way>>> enter(Sight sight, Nearness nearness) {
        if (sight.live().isPresent()) {
            return Uni.createFrom().item(way(sight, sight.live().get()));
        } else if (!sight.mayOpen()) {
            return Uni.createFrom().item(new Reply.Done<>(Optional.empty()));
        }
        return opened(sight, nearness).map(room -> way(sight, room));
    }

    private Uni<LiveRoom> opened(Sight sight, Nearness nearness) {
        String id = sight.schedule().meetingId();
        return opening.computeIfAbsent(
                id,
                _ ->
                        afresh(sight, nearness)
                                .onTermination()
                                .invoke(() -> opening.remove(id))
                                .memoize()
                                .indefinitely());
    }

    /** Looks once more: somebody may have opened it since. */
    private Uni<LiveRoom> afresh(Sight sight, Nearness nearness) {
        Asking asking = new Asking(null, ScheduleAction.ENTER, "");
        return book.read(sight.schedule().meetingId(), asking)
                .chain(reply ->
                        reply instanceof Reply.Done<Schedule>(Schedule schedule)
                                ? live(schedule)
                                : Uni.createFrom().item(Optional.<LiveRoom>empty()))
                .chain(live ->
                        live.isPresent()
                                ? Uni.createFrom().item(live.get())
                                : open(sight, nearness));
    }

    /** The link leads there before the meeting is there: a crash in between leaves no orphan. */
    private Uni<LiveRoom> open(Sight sight, Nearness nearness) {
        Schedule schedule = sight.schedule();
        Instant now = clock.instant();
        var placement = placements.first(nearness);
        if (placement.isEmpty()) {
            return Uni.createFrom().failure(() -> new NoRelay(placements.whyNone()));
        }
        MeetingRecord meeting = meeting(sight, identifiers.meetingId(), now);
        Instant occurrence =
                sight.door() instanceof Door.Open(var current) ? current.startsAt() : null;
        String live = meeting.meetingId();
        return book.opened(
                        schedule.meetingId(), live, events.opened(schedule, live, occurrence, now))
                .chain(() -> access(schedule.plan().door()))
                .chain(access -> rooms.create(meeting, access, placement.get()))
                .invoke(placements::created);
    }

    private static MeetingRecord meeting(Sight sight, String live, Instant now) {
        Schedule schedule = sight.schedule();
        String title =
                sight.door() instanceof Door.Open(var current)
                        ? current.title()
                        : schedule.plan().title();
        return new MeetingRecord(
                live,
                title,
                KeyHash.of(ScheduleSecret.hostKey(schedule, live)),
                now,
                KeyHash.of(ScheduleSecret.coHostKey(schedule, live)),
                schedule.plan().door().capacity(),
                schedule.plan().door().onlyGroup());
    }

    /** Stretching a passcode takes too long for an event loop. */
    private Uni<Access> access(DoorSettings door) {
        String passcode = door.passcode();
        return passcode == null
                ? Uni.createFrom().item(new Access(false, door.lobby(), door.waitForHost(), null))
                : Uni.createFrom()
                        .item(() -> Passcode.of(passcode, random))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .map(kept -> new Access(false, door.lobby(), door.waitForHost(), kept));
    }

    private static Reply<Optional<Way>> way(Sight sight, LiveRoom room) {
        return new Reply.Done<>(
                Optional.of(new Way(room.meetingId(), hostKey(sight, room.meetingId()))));
    }

    private static @Nullable String hostKey(Sight sight, String live) {
        if (ScheduleRights.allows(sight.relation(), ScheduleAction.HOST)) {
            return ScheduleSecret.hostKey(sight.schedule(), live);
        }
        return ScheduleRights.allows(sight.relation(), ScheduleAction.CO_HOST)
                ? ScheduleSecret.coHostKey(sight.schedule(), live)
                : null;
    }
}
