package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.Message;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the sender of a message at a step, once; nothing of what comes after it is done. */
@Mock
@Singleton
class KillableSteps extends DeliverySteps {
    private static final Map<String, Step> ARMED = new ConcurrentHashMap<>();

    /** The sender of the message with an alert of that key dies at that step. */
    static void kill(String dedupKey, Step step) {
        ARMED.put(dedupKey, step);
    }

    static boolean isSpent(String dedupKey) {
        return !ARMED.containsKey(dedupKey);
    }

    @Override
    void reached(Step step, Message message) {
        String key = message.alerts().getFirst().dedupKey();
        if (ARMED.remove(key, step)) {
            throw new IllegalStateException("killed at " + step);
        }
    }
}
