package dev.evenkeel.room.api;

import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.live.Outlet;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import org.jboss.logging.Logger;

/**
 * A WebSocket as an outlet. Messages keep their order whatever thread they come from; what a socket
 * has not taken yet is counted, and a socket that takes too little is closed.
 */
final class SocketOutlet implements Outlet {
    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);

    private final WebSocketConnection connection;
    private final Context context;
    private final int mostMessages;
    private final int mostCharacters;
    private int messages;
    private int characters;
    private boolean closed;

    SocketOutlet(WebSocketConnection connection, Context context, RoomConfig config) {
        this.connection = connection;
        this.context = context;
        this.mostMessages = config.socketBacklogMessages();
        this.mostCharacters = config.socketBacklogCharacters();
    }

    @Override
    public void send(String json) {
        synchronized (this) {
            if (closed) {
                return;
            }
            messages++;
            characters += json.length();
            if (messages <= mostMessages && characters <= mostCharacters) {
                context.runOnContext(_ -> write(json));
                return;
            }
        }
        LOG.infof("event=socket-too-slow connection=%s", connection.id());
        close(Closing.TRY_AGAIN);
    }

    @Override
    public void close(Closing closing) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            context.runOnContext(_ -> finish(closing));
        }
    }

    private void write(String json) {
        if (connection.isOpen()) {
            connection
                    .sendText(json)
                    .subscribe()
                    .with(_ -> written(json), _ -> close(Closing.TRY_AGAIN));
        }
    }

    private synchronized void written(String json) {
        messages--;
        characters -= json.length();
    }

    private void finish(Closing closing) {
        if (connection.isOpen()) {
            connection
                    .close(new CloseReason(closing.code(), closing.reason()))
                    .subscribe()
                    .with(
                            _ -> {},
                            failure ->
                                    LOG.debugf(
                                            "event=close-failed connection=%s cause=\"%s\"",
                                            connection.id(), failure.getMessage()));
        }
    }
}
