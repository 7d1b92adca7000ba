package dev.evenkeel.room.live;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Work that must succeed once before anything else makes sense, however long that takes. */
final class Loading {
    private static final Logger LOG = Logger.getLogger(Loading.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicBoolean told = new AtomicBoolean();

    /** Tries until it succeeds or {@code stopped}; says once that it has to wait. */
    void begin(Supplier<Uni<Void>> work, BooleanSupplier stopped) {
        Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(this::tell)
                .onFailure(_ -> !stopped.getAsBoolean())
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(
                        _ -> done.complete(null),
                        cause -> LOG.debugf("event=loading-ended cause=\"%s\"", cause));
    }

    boolean isDone() {
        return done.isDone();
    }

    /** Completes when it is done. */
    Uni<Void> done() {
        return Uni.createFrom().completionStage(done::copy);
    }

    /** Gives it a moment, so that in ordinary times nobody meets a process that is not ready. */
    void await(Duration moment) throws InterruptedException {
        try {
            done.get(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            LOG.debugf("event=loading-goes-on after=%s", moment);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void tell(Throwable cause) {
        if (told.compareAndSet(false, true)) {
            LOG.warnf(
                    "event=loading-waits longest-pause=%s cause=\"%s\"",
                    LONGEST_PAUSE, cause.getMessage());
        }
    }
}
