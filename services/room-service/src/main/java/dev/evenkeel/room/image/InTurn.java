package dev.evenkeel.room.image;

import dev.evenkeel.room.live.Permits;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Large works a few at a time, so that they never take every connection to the database from those
 * who join and talk.
 */
final class InTurn {
    private final Permits permits;

    InTurn(int atOnce) {
        this.permits = new Permits(atOnce);
    }

    /** Begins when it is its turn; its turn ends with it. */
    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        permits.acquire(() -> {
                            AtomicBoolean over = new AtomicBoolean();
                            Uni.createFrom()
                                    .<T>deferred(work::get)
                                    .onTermination()
                                    .invoke(() -> {
                                        if (over.compareAndSet(false, true)) {
                                            permits.release();
                                        }
                                    })
                                    .subscribe()
                                    .with(emitter::complete, emitter::fail);
                        }));
    }
}
