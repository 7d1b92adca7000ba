package dev.evenkeel.incident.component.events;

import dev.evenkeel.contracts.platform.ComponentObserved;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at components of one kind. */
interface ComponentProbe {

    /**
     * What is there to see now. Blocks; for seconds, where somebody does not answer.
     *
     * @throws InterruptedException when it is told to end
     */
    List<Sighted> look() throws InterruptedException;

    /** How one component is; by whom it was seen, and when, is for others to add. */
    record Sighted(
            ComponentObserved.Kind kind,
            String name,
            Status status,
            @Nullable String detail,
            @Nullable Long lagRecords,
            @Nullable Double lagSeconds,
            @Nullable Instant validUntil) {

        /** One of which nothing else is to be said. */
        static Sighted plain(
                ComponentObserved.Kind kind, String name, Status status, @Nullable String detail) {
            return new Sighted(kind, name, status, detail, null, null, null);
        }

        ComponentObserved by(String observerId, Instant at) {
            return new ComponentObserved(
                    kind.id(name),
                    kind,
                    status,
                    observerId,
                    at,
                    detail,
                    lagRecords,
                    lagSeconds,
                    validUntil);
        }
    }
}
