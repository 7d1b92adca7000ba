package dev.evenkeel.incident.process;

import dev.evenkeel.testkit.halt.HaltPoint;
import java.util.random.RandomGenerator;

/** Where in its work the service dies: what comes before is done, the rest is not. */
enum Step {
    /** A record has been read. */
    CONSUMED("incident.incident.events.Judge", "observe", 300),
    /** A rule has found something. */
    JUDGED("incident.rule.domain.DataRule", "finding", 10),
    /** The case is decided, its events have no identity yet. */
    DECIDED("incident.incident.events.Revisions", "of", 10),
    /** Decisions wait in memory, the transaction has not begun. */
    BEFORE_WRITING("incident.incident.store.Journal", "write", 4),
    /** Case and events are written, not committed. */
    BEFORE_COMMIT("incident.alert.store.AlertInbox", "take", 10),
    AFTER_COMMIT("platform.outbox.CommitSignal", "raise", 4),
    /** The publisher has the rows, of which Kafka has none. */
    CLAIMED("platform.outbox.OutboxPublisher", "publish", 4),
    /** Some events of a batch are on their way or there. */
    PUBLISHING("platform.event.EventPublisher", "publish", 30),
    /** Kafka has acknowledged a batch, whose rows are still there. */
    ACKNOWLEDGED("platform.outbox.OutboxPublisher", "park", 4),
    /** The rows are gone. */
    DELETED("platform.outbox.OutboxMeters", "published", 4),
    /** A page is claimed, sent or noted as sent. */
    PAGING("incident.alert.events.DeliverySteps", "reached", 9);

    private final String className;
    private final String method;
    private final int most;

    Step(String className, String method, int most) {
        this.className = "dev.evenkeel." + className;
        this.method = method;
        this.most = most;
    }

    /**
     * A moment of this step.
     *
     * @param afterMillis since the start of the process
     */
    HaltPoint some(RandomGenerator random, long afterMillis) {
        return new HaltPoint(className, method, random.nextInt(1, most + 1), afterMillis);
    }
}
