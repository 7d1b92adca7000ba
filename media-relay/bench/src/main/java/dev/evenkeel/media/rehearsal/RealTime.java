package dev.evenkeel.media.rehearsal;

import dev.evenkeel.media.sfu.simulation.Timeline;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The machine's own time, on one thread for all clients. */
public final class RealTime implements Timeline, AutoCloseable {
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("rehearsal").factory());

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void after(long nanos, Runnable action) {
        thread.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    /** Does it on the clients' thread and answers what came of it. */
    public <T> T ask(Callable<T> action) throws InterruptedException {
        try {
            return thread.submit(action).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    public void run(Runnable action) throws InterruptedException {
        ask(Executors.callable(action));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
