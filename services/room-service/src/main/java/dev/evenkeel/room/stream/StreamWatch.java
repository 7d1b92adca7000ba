package dev.evenkeel.room.stream;

import dev.evenkeel.room.control.RelayStreams;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamSession;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Asks relays whether the clients of streams are still there. They have no socket to lose: one that
 * went without a word would keep its seat for ever.
 */
@Singleton
class StreamWatch {
    private static final Logger LOG = Logger.getLogger(StreamWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** ICE consent is renewed at least this often (RFC 7675 §5.1: every 5 s on average). */
    private static final Duration LOST = Duration.ofSeconds(10);

    private final LiveRooms rooms;
    private final RelayStreams relays;
    private final Vertx vertx;
    private long timer;

    @Inject
    StreamWatch(LiveRooms rooms, RelayStreams relays, Vertx vertx) {
        this.rooms = rooms;
        this.relays = relays;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(PERIOD.toMillis(), _ -> rooms.open().forEach(this::look));
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    private void look(LiveRoom room) {
        room.read((state, _) -> state.streams().all()).stream()
                .map(StreamAccess::session)
                .filter(Objects::nonNull)
                .forEach(session -> look(room, session));
    }

    private void look(LiveRoom room, StreamSession session) {
        relays.silence(session.relayId(), session.sessionId())
                .subscribe()
                .with(
                        silence ->
                                room.heard(
                                        session.participantId(),
                                        silence.filter(since -> since.compareTo(LOST) < 0)
                                                .isPresent()),
                        failure -> LOG.errorf(failure, "event=stream-not-watched"));
    }
}
