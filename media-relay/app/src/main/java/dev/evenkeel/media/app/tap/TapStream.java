package dev.evenkeel.media.app.tap;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;

/**
 * A flow's blocks written straight to the connection of the recorder that reads them, on the
 * connection's own thread, as many as it has room for.
 */
public final class TapStream {
    private final TapFlow flow;

    TapStream(TapFlow flow) {
        this.flow = flow;
    }

    /**
     * From now on, until the recording ends or the recorder goes.
     *
     * @param context of the connection, on whose thread this is called
     * @param over called once, on that thread
     */
    public void writeTo(HttpServerResponse response, Context context, Runnable over) {
        new Connection(response, context, over).begin();
    }

    private final class Connection implements TapFlow.Reader {
        private final HttpServerResponse response;
        private final Context context;
        private final Runnable over;
        private boolean ended;

        Connection(HttpServerResponse response, Context context, Runnable over) {
            this.response = response;
            this.context = context;
            this.over = over;
        }

        void begin() {
            response.setChunked(true);
            response.drainHandler(_ -> write());
            response.closeHandler(_ -> end());
            flow.read(this, System.nanoTime());
            write();
        }

        @Override
        public void wake() {
            context.runOnContext(_ -> write());
        }

        private void write() {
            while (!ended && !response.closed() && !response.writeQueueFull()) {
                TapFrame frame = flow.next(this, System.nanoTime());
                if (frame == null) {
                    return;
                }
                if (frame.isEnd()) {
                    response.end(frame.bytes());
                    end();
                } else {
                    response.write(frame.bytes()).onComplete(_ -> flow.written(frame));
                }
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                flow.left(this);
                over.run();
            }
        }
    }
}
