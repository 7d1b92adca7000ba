package dev.evenkeel.media.app.delivery;

import dev.evenkeel.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends events that must not be lost while Kafka is away: in order, one at a time, again and again
 * with the same id until Kafka has them. Bounded: the oldest gives way. Thread-safe; never blocks.
 */
public final class KeptEvents {
    private static final Logger LOG = Logger.getLogger(KeptEvents.class);

    private record Entry(Event<?> event, CompletableFuture<@Nullable Void> delivered) {}

    private final int capacity;
    private final Outlet outlet;
    private final Consumer<Runnable> later;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean sending;

    /**
     * @param later runs a task soon, on another thread: the pause between two attempts
     */
    KeptEvents(int capacity, Outlet outlet, Consumer<Runnable> later) {
        this.capacity = capacity;
        this.outlet = outlet;
        this.later = later;
    }

    /** Completes when Kafka has the event, or it had to give way to newer ones. */
    public CompletionStage<@Nullable Void> add(Event<?> event) {
        Entry entry = new Entry(event, new CompletableFuture<>());
        synchronized (this) {
            if (waiting.size() >= capacity) {
                giveWay(waiting.removeFirst());
            }
            waiting.addLast(entry);
        }
        sendNext();
        return entry.delivered().minimalCompletionStage();
    }

    /** How many wait for Kafka. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private void sendNext() {
        Entry next = next();
        if (next != null) {
            Uni.createFrom()
                    .deferred(() -> outlet.publish(next.event()))
                    .subscribe()
                    .with(_ -> delivered(next), failure -> failed(next, failure));
        }
    }

    private synchronized @Nullable Entry next() {
        if (sending || waiting.isEmpty()) {
            return null;
        }
        sending = true;
        return waiting.peekFirst();
    }

    private void delivered(Entry entry) {
        synchronized (this) {
            waiting.remove(entry);
            sending = false;
        }
        entry.delivered().complete(null);
        sendNext();
    }

    private void failed(Entry entry, Throwable failure) {
        LOG.debugf(
                "event=kept type=%s id=%s cause=\"%s\"",
                entry.event().type().name(), entry.event().id(), failure.getMessage());
        later.accept(this::retry);
    }

    private void retry() {
        synchronized (this) {
            sending = false;
        }
        sendNext();
    }

    private static void giveWay(Entry entry) {
        LOG.warnf("event=gave-way type=%s id=%s", entry.event().type().name(), entry.event().id());
        entry.delivered().complete(null);
    }
}
