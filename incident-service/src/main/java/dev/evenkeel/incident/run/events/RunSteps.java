package dev.evenkeel.incident.run.events;

import dev.evenkeel.incident.run.domain.Deed;
import jakarta.inject.Singleton;

/** Said at each step of a deed; tests end the service's thread there. */
@Singleton
class RunSteps {
    /** Where whoever acts may die. */
    enum Step {
        DECIDED,
        ACTED,
        NOTED
    }

    void reached(Step step, Deed deed) {
        // nothing happens between the steps
    }
}
