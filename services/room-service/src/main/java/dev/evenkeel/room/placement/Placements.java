package dev.evenkeel.room.placement;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.control.RelayControl;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Move;
import dev.evenkeel.room.domain.Nearness;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.Placing;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seating;
import dev.evenkeel.room.domain.Spread;
import dev.evenkeel.room.domain.Waiting;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.store.PlacementStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Moves meetings and tells everybody concerned. */
@Singleton
public class Placements {
    private static final Logger LOG = Logger.getLogger(Placements.class);

    private final Transactions transactions;
    private final PlacementStore store;
    private final LiveRooms rooms;
    private final RelayRegistry registry;
    private final RelayControl control;
    private final RoomConfig config;
    private final Clock clock;

    @Inject
    Placements(
            Transactions transactions,
            PlacementStore store,
            LiveRooms rooms,
            RelayRegistry registry,
            RelayControl control,
            RoomConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.rooms = rooms;
        this.registry = registry;
        this.control = control;
        this.config = config;
        this.clock = clock;
    }

    /** What relays could be chosen by now. */
    public Placing placing() {
        return new Placing(registry.relays(), rooms.meetingsOn(), clock.instant());
    }

    /** What a meeting needs now: for its relays, else for those who are in it or wait. */
    Optional<Move> due(LiveRoom room, Placement placement) {
        Placing placing = placing();
        Seating seating = Seating.of(placement, RoomConfig.spread(config));
        return placing.reconcile(placement)
                .or(() -> room.read((state, _) -> due(placing, placement, seating, state)));
    }

    private static Optional<Move> due(
            Placing placing, Placement placement, Seating seating, RoomState room) {
        int[] seats = seating.expected(room);
        return placing.resize(placement, seats, seating.spread().peoplePerRelay())
                .or(() ->
                        room.waiting().stream()
                                .map(Waiting::nearness)
                                .flatMap(there ->
                                        placing
                                                .approach(placement, seats, seating.spread(), there)
                                                .stream())
                                .findFirst());
    }

    /** Before somebody takes a seat: a pair near to them, if the meeting has none. */
    public Uni<Void> approach(LiveRoom room, Nearness newcomer) {
        Placement before = room.placement();
        Spread spread = RoomConfig.spread(config);
        int[] seats = room.read((state, _) -> Seating.of(before, spread).expected(state));
        return placing()
                .approach(before, seats, spread, newcomer)
                .map(move -> move(room, before, move))
                .map(moving ->
                        moving.chain(moved -> moved ? Uni.createFrom().voidItem() : refresh(room)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * The first placement of a meeting to be made; none without a live relay that has room.
     *
     * @param nearness to its people; where nothing is known, to the region of this installation
     */
    public Optional<Placement> first(Nearness nearness) {
        return placing()
                .create(nearness.orElseIn(config.region()))
                .map(move -> Placement.first(move, clock.instant()));
    }

    /** Why there is none. */
    public String whyNone() {
        return placing().isFull() ? "every relay is busy" : "no relay is ready";
    }

    /** Tells the relays of a meeting that was made just now. */
    public void created(LiveRoom room) {
        tell(room, room.placement(), room.placement().relayIds());
    }

    /**
     * Moves a meeting by compare-and-set.
     *
     * @return whether {@code before} was still the newest placement
     */
    Uni<Boolean> move(LiveRoom room, Placement before, Move move) {
        Placement next = before.next(move, null, clock.instant());
        return transactions
                .run(session -> store.move(session, room.meetingId(), next, null))
                .invoke(moved -> {
                    if (moved) {
                        moved(room.meetingId(), before, next);
                    }
                });
    }

    /** Where participants of an open meeting were last told that it is. */
    Optional<Placement> known(String meetingId) {
        return rooms.find(meetingId).map(LiveRoom::placement);
    }

    /** After a move was committed: participants and relays, those left as well, are told. */
    void moved(String meetingId, Placement before, Placement next) {
        LOG.infof(
                "event=meeting-placed meeting=%s epoch=%d relays=%s reason=%s",
                meetingId, next.epoch(), next.pairs(), next.reason());
        rooms.find(meetingId)
                .filter(room -> room.placed(next))
                .ifPresent(room -> {
                    Set<String> concerned = new LinkedHashSet<>(next.relayIds());
                    concerned.addAll(before.relayIds());
                    tell(room, next, concerned);
                });
    }

    /** After a change of a ceiling was committed: participants and relays are told. */
    void held(String meetingId, MeetingCeiling ceiling) {
        rooms.find(meetingId)
                .filter(room -> room.held(ceiling))
                .ifPresent(room -> {
                    LOG.infof(
                            "event=ceiling-changed meeting=%s revision=%d ceiling=\"%s\"",
                            meetingId, ceiling.revision(), ceiling.ceiling());
                    tell(room, room.placement(), room.placement().relayIds());
                });
    }

    /** Tells a relay everything it has part in, for it may know nothing. */
    void tellAgain(String relayId) {
        for (LiveRoom room : rooms.open()) {
            Placement placement = room.placement();
            if (placement.uses(relayId)) {
                tell(room, placement, Set.of(relayId));
            }
        }
    }

    /** Reads a meeting's placement again, after somebody else moved it. */
    Uni<Void> refresh(LiveRoom room) {
        Placement before = room.placement();
        return transactions
                .run(session -> store.find(session, room.meetingId()))
                .invoke(found ->
                        found.filter(next -> next.epoch() > before.epoch())
                                .ifPresent(next -> moved(room.meetingId(), before, next)))
                .replaceWithVoid();
    }

    private void tell(LiveRoom room, Placement placement, Collection<String> relayIds) {
        control.place(
                room.meetingId(),
                placement,
                room::ceiling,
                relayIds,
                () -> !room.isEnded() && room.placement().epoch() == placement.epoch());
    }
}
