package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.Message;
import jakarta.inject.Singleton;

/** Said at each step of a delivery; tests end the sender there. */
@Singleton
class DeliverySteps {
    /** Where a sender may die. */
    enum Step {
        CLAIMED,
        SENT,
        NOTED
    }

    void reached(Step step, Message message) {
        // nothing happens between the steps
    }
}
