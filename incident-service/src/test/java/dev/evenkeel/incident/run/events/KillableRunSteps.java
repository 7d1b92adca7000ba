package dev.evenkeel.incident.run.events;

import dev.evenkeel.incident.run.domain.Deed;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends whoever acts for a run at a step, once; nothing of what comes after it is done. */
@Mock
@Singleton
class KillableRunSteps extends RunSteps {
    private static final Map<String, Step> ARMED = new ConcurrentHashMap<>();

    /** Whoever acts on that target dies at that step. */
    static void kill(String target, Step step) {
        ARMED.put(target, step);
    }

    @Override
    void reached(Step step, Deed deed) {
        if (ARMED.remove(deed.target().id(), step)) {
            throw new IllegalStateException("killed at " + step);
        }
    }
}
