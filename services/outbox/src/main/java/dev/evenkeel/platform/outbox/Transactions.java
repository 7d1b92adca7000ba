package dev.evenkeel.platform.outbox;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs work in a database transaction from any thread. Each run has a Vert.x context and a session
 * of its own, so concurrent runs never share one; afterwards events appended to the {@link Outbox}
 * leave at once.
 */
@Singleton
public class Transactions {
    private static final String APPENDED = "evenkeel.outbox.appended";

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final CommitSignal committed;

    @Inject
    Transactions(Mutiny.SessionFactory sessions, Vertx vertx, CommitSignal committed) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.committed = committed;
    }

    /**
     * Commits what {@code work} did when its result is there, rolls back when it fails. The result
     * arrives on an event loop. Cancelling the subscription does not stop the transaction, which
     * would leave its outcome to chance.
     */
    public <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    Context context = freshContext();
                    context.runOnContext(started ->
                            sessions.withTransaction(work)
                                    .invoke(() -> signal(context))
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail));
                });
    }

    /** Notes in the current transaction that there will be something to publish. */
    static void markAppended() {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(APPENDED, Boolean.TRUE);
        }
    }

    private Context freshContext() {
        Context current = vertx.getOrCreateContext();
        Context eventLoop =
                current.isEventLoopContext()
                        ? current
                        : ((VertxInternal) vertx).createEventLoopContext();
        Context context = VertxContext.createNewDuplicatedContext(eventLoop);
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    private void signal(Context context) {
        if (context.getLocal(APPENDED) != null) {
            committed.raise();
        }
    }
}
