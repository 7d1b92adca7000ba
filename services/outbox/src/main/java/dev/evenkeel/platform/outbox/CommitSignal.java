package dev.evenkeel.platform.outbox;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the publisher of this process that rows were committed. */
@Singleton
class CommitSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void raise() {
        listeners.forEach(Runnable::run);
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
