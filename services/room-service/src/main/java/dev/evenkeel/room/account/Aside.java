package dev.evenkeel.room.account;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs what takes its time beside the event loops, few at a time; beyond a queue it refuses. */
public final class Aside implements AutoCloseable {
    private final ThreadPoolExecutor threads;

    /**
     * @param name of the threads
     * @param waiting how much may wait
     */
    public Aside(String name, int threads, int waiting) {
        this.threads =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waiting),
                        Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    /** Too much waits already. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException(Throwable cause) {
            super("too much waits already", cause);
        }
    }

    /** Fails with {@link BusyException} when too much waits. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(BusyException::new);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
