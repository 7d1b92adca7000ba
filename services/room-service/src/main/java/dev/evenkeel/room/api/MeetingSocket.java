package dev.evenkeel.room.api;

import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.live.MessageCodec;
import dev.evenkeel.room.live.Outlet;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The meeting's WebSocket. Everything here runs on event loops and never waits. */
@Singleton
@WebSocket(path = "/ws/v1/meetings/{meetingId}")
public class MeetingSocket {
    private static final Logger LOG = Logger.getLogger(MeetingSocket.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Map<String, SocketSession> sessions = new ConcurrentHashMap<>();
    private final LiveRooms rooms;
    private final Summaries summaries;
    private final StoreGuard guard;
    private final MessageCodec codec;
    private final RoomConfig config;
    private final Clock clock;
    private final Vertx vertx;

    @Inject
    MeetingSocket(
            LiveRooms rooms,
            Summaries summaries,
            StoreGuard guard,
            MessageCodec codec,
            RoomConfig config,
            Clock clock,
            Vertx vertx) {
        this.rooms = rooms;
        this.summaries = summaries;
        this.guard = guard;
        this.codec = codec;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(SWEEP.toMillis(), _ -> sweep());
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "an event loop");
        Outlet outlet = new SocketOutlet(connection, context, config);
        String meetingId = connection.pathParam("meetingId");
        guard.inTime(rooms.findOrLoad(meetingId))
                .subscribe()
                .with(
                        found ->
                                found.ifPresentOrElse(
                                        room -> opened(connection, room, outlet),
                                        () -> sayWhyNot(meetingId, outlet)),
                        failure -> outlet.close(Outlet.Closing.TRY_AGAIN));
    }

    @OnTextMessage
    @NonBlocking
    void received(String json, WebSocketConnection connection) {
        SocketSession session = sessions.get(connection.id());
        if (session != null) {
            session.received(json);
        }
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer data, WebSocketConnection connection) {
        SocketSession session = sessions.get(connection.id());
        if (session != null) {
            session.heard();
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        forget(connection.id());
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        if (failure instanceof IOException || failure instanceof HttpClosedException) {
            LOG.debugf("event=socket-lost connection=%s", connection.id());
        } else {
            LOG.errorf(failure, "event=socket-failed connection=%s", connection.id());
        }
        SocketSession session = sessions.get(connection.id());
        if (session != null) {
            session.close(Outlet.Closing.TRY_AGAIN);
        }
    }

    private void opened(WebSocketConnection connection, LiveRoom room, Outlet outlet) {
        if (room.isEnded()) {
            outlet.close(Outlet.Closing.ENDED);
            return;
        }
        SocketSession session = new SocketSession(room, outlet, codec, clock);
        sessions.put(connection.id(), session);
        vertx.setTimer(config.helloTimeout().toMillis(), _ -> expectHello(session));
    }

    private static void expectHello(SocketSession session) {
        if (!session.isAdmitted()) {
            session.close(Outlet.Closing.NOT_ADMITTED);
        }
    }

    private void sayWhyNot(String meetingId, Outlet outlet) {
        summaries
                .find(meetingId)
                .subscribe()
                .with(
                        found ->
                                outlet.close(
                                        found.isPresent()
                                                ? Outlet.Closing.ENDED
                                                : Outlet.Closing.NO_SUCH_MEETING),
                        failure -> outlet.close(Outlet.Closing.TRY_AGAIN));
    }

    /** A socket that answers no ping is dead, whatever TCP believes. */
    private void sweep() {
        Instant limit = clock.instant().minus(config.deadSocketAfter());
        sessions.forEach((id, session) -> {
            if (session.lastHeard().isBefore(limit)) {
                LOG.infof("event=socket-dead connection=%s", id);
                session.close(Outlet.Closing.TRY_AGAIN);
                forget(id);
            }
        });
    }

    private void forget(String connectionId) {
        SocketSession session = sessions.remove(connectionId);
        if (session != null) {
            session.gone();
        }
    }
}
