package dev.evenkeel.room.live;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.Access;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.store.RoomReader;
import dev.evenkeel.room.store.RoomStore;
import dev.evenkeel.room.store.Schema;
import dev.evenkeel.room.store.StoredRoom;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * All open meetings, and those that ended just now, of the installation; one process serves them.
 */
@Singleton
public class LiveRooms {
    private static final Logger LOG = Logger.getLogger(LiveRooms.class);
    private static final Duration LOADING = Duration.ofSeconds(5);
    private static final Duration TIDYING = Duration.ofMillis(500);

    private static final Duration FLUSHING = Duration.ofSeconds(3);
    private static final Duration FLUSH_CHECK = Duration.ofMillis(20);

    private final Map<String, LiveRoom> rooms = new ConcurrentHashMap<>();
    private final Loading loading = new Loading();
    private final Schema schema;
    private final RoomReader reader;
    private final RoomStore store;
    private final Identifiers identifiers;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Surroundings surroundings;
    private volatile boolean stopping;
    private long timer;

    @Inject
    LiveRooms(
            Schema schema,
            RoomReader reader,
            RoomStore store,
            RoomConfig config,
            Clock clock,
            Identifiers identifiers,
            MessageCodec codec,
            Tokens tokens,
            RelayNotices control,
            MeterRegistry meters,
            Vertx vertx) {
        this.schema = schema;
        this.reader = reader;
        this.store = store;
        this.identifiers = identifiers;
        this.vertx = vertx;
        this.meters = meters;
        Permits permits = new Permits(config.journalConcurrency());
        this.surroundings = new Surroundings(clock, config, codec, tokens, control, permits);
        meters.gaugeMapSize("evenkeel.room.meetings", List.of(), rooms);
        meters.gauge("evenkeel.room.journal.waiting", rooms, LiveRooms::backlog);
        meters.gauge("evenkeel.room.participants", this, LiveRooms::participants);
    }

    /**
     * Every meeting that was open goes on, as soon as its people come back. While the database is
     * slow or away the process starts all the same and is not {@link #isLoaded loaded}.
     */
    void start(@Observes StartupEvent started) throws InterruptedException {
        timer = vertx.setPeriodic(TIDYING.toMillis(), _ -> tidy());
        loading.begin(this::load, () -> stopping);
        loading.await(LOADING);
    }

    private Uni<Void> load() {
        return schema.migrate()
                .chain(() -> reader.open())
                .invoke(open -> {
                    open.forEach(this::addIfAbsent);
                    LOG.infof("event=meetings-loaded count=%d", open.size());
                })
                .replaceWithVoid();
    }

    /** Whether all open meetings are here. */
    public boolean isLoaded() {
        return loading.isDone();
    }

    /** Completes when all open meetings are here. */
    public Uni<Void> loaded() {
        return loading.done();
    }

    /** Gives the journals a moment to write what they have. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        vertx.cancelTimer(timer);
        long end = System.nanoTime() + FLUSHING.toNanos();
        while (backlog(rooms) > 0 && System.nanoTime() < end) {
            Thread.sleep(FLUSH_CHECK);
        }
        stopping = true;
        if (backlog(rooms) > 0) {
            LOG.warnf("event=journals-not-written events=%d", (long) backlog(rooms));
        }
    }

    /** A meeting that is open or has ended just now. */
    public Optional<LiveRoom> find(String meetingId) {
        return Optional.ofNullable(rooms.get(meetingId));
    }

    /** A meeting as {@link #find} has it, or else as the database has it if it is open there. */
    public Uni<Optional<LiveRoom>> findOrLoad(String meetingId) {
        Optional<LiveRoom> live = find(meetingId);
        return live.isPresent()
                ? Uni.createFrom().item(live)
                : reader.open(meetingId).map(stored -> stored.map(this::addIfAbsent));
    }

    /** Meetings that go on. */
    public List<LiveRoom> open() {
        return rooms.values().stream().filter(room -> !room.isEnded()).toList();
    }

    /** How many meetings have each relay as primary. */
    public Map<String, Integer> meetingsOn() {
        Map<String, Integer> counts = new HashMap<>();
        for (LiveRoom room : open()) {
            room.placement()
                    .pairs()
                    .forEach(pair -> counts.merge(pair.primary().relayId(), 1, Integer::sum));
        }
        return counts;
    }

    private double participants() {
        return open().stream().mapToInt(room -> room.view().participantCount()).sum();
    }

    /** Opens a meeting; it is there once it is stored. */
    public Uni<LiveRoom> create(MeetingRecord meeting, Placement placement) {
        return create(meeting, Access.OPEN, placement);
    }

    /** Opens a meeting with a door of its own. */
    public Uni<LiveRoom> create(MeetingRecord meeting, Access access, Placement placement) {
        String mark = identifiers.uuid().toString();
        return store.create(meeting, access, placement, mark)
                .map(created -> add(new RoomState(meeting, access), placement, mark));
    }

    private LiveRoom add(RoomState state, Placement placement, String journalMark) {
        LiveRoom room =
                new LiveRoom(surroundings, state, placement, MeetingCeiling.NONE, journalMark);
        rooms.put(room.meetingId(), room);
        return room;
    }

    private LiveRoom addIfAbsent(StoredRoom stored) {
        return rooms.computeIfAbsent(
                stored.state().meeting().meetingId(),
                _ ->
                        new LiveRoom(
                                surroundings,
                                stored.state(),
                                stored.placement(),
                                stored.ceiling(),
                                stored.journalMark()));
    }

    private void tidy() {
        rooms.values().forEach(LiveRoom::tidy);
    }

    private static double backlog(Map<String, LiveRoom> rooms) {
        return rooms.values().stream().mapToInt(LiveRoom::journalBacklog).sum();
    }

    private final class Surroundings implements RoomSurroundings {
        private final Clock clock;
        private final RoomConfig config;
        private final MessageCodec codec;
        private final Tokens tokens;
        private final RelayNotices control;
        private final Permits permits;

        Surroundings(
                Clock clock,
                RoomConfig config,
                MessageCodec codec,
                Tokens tokens,
                RelayNotices control,
                Permits permits) {
            this.clock = clock;
            this.config = config;
            this.codec = codec;
            this.tokens = tokens;
            this.control = control;
            this.permits = permits;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public RoomConfig config() {
            return config;
        }

        @Override
        public MessageCodec codec() {
            return codec;
        }

        @Override
        public Tokens tokens() {
            return tokens;
        }

        @Override
        public RelayNotices control() {
            return control;
        }

        @Override
        public JournalPort journalPort(MeetingRecord meeting) {
            return new StoreJournalPort(
                    meeting, permits, store, identifiers, vertx, meters, () -> stopping);
        }

        @Override
        public void closed(LiveRoom room) {
            rooms.remove(room.meetingId(), room);
        }
    }
}
