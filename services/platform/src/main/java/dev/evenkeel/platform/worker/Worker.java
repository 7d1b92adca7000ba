package dev.evenkeel.platform.worker;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A thread with a loop of its own that ends when it is told to. */
public final class Worker {
    private static final Duration END = Duration.ofSeconds(3);

    private final String name;
    private final Consumer<Worker> loop;
    private volatile boolean running = true;
    private @Nullable Thread thread;

    /**
     * A worker that has not begun.
     *
     * @param loop returns soon after {@link #goesOn} says no
     */
    public Worker(String name, Consumer<Worker> loop) {
        this.name = name;
        this.loop = loop;
    }

    /**
     * A worker that takes a step again and again, with a pause after each, whatever becomes of it.
     *
     * @param failed told why a step did not come to its end
     */
    public static Worker repeating(
            String name, Duration pause, Runnable step, Consumer<RuntimeException> failed) {
        return new Worker(
                name,
                self -> {
                    while (self.goesOn()) {
                        try {
                            step.run();
                        } catch (RuntimeException e) {
                            failed.accept(e);
                        }
                        self.pause(pause);
                    }
                });
    }

    /** Begins as soon as something is ready; never when it was ended before. */
    public void startAfter(CompletionStage<?> ready) {
        var unused = ready.thenRunAsync(this::start, Thread::startVirtualThread);
    }

    /** Begins now; never when it was ended before. */
    public synchronized void start() {
        if (running && thread == null) {
            thread = Thread.ofPlatform().name(name).daemon().start(() -> loop.accept(this));
        }
    }

    public boolean goesOn() {
        return running;
    }

    /** Waits between two steps, or until it is ended. */
    public void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells it to end, without waiting for that. */
    public synchronized void tellToEnd() {
        running = false;
    }

    /** Tells it to end and waits a little for that; whether it had begun. */
    public boolean end() throws InterruptedException {
        tellToEnd();
        Thread working = thread();
        if (working != null) {
            working.join(END);
        }
        return working != null;
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }
}
