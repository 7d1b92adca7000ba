package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The life of one rule for one cause.
 *
 * <pre>
 *   inactive ──true──▶ pending ──true for pendingFor──▶ firing ──false for keepFiring──▶ inactive
 *       ▲                 │
 *       └──────false──────┘
 * </pre>
 */
public sealed interface AlertState {
    AlertState INACTIVE = new Inactive();

    /** Nothing is wrong. */
    record Inactive() implements AlertState {}

    /** Wrong since then, not yet long enough. */
    record Pending(Instant since) implements AlertState {}

    /**
     * Wrong.
     *
     * @param since when the condition began to hold
     * @param lastTrue when it was last seen to hold
     */
    record Firing(Instant since, Instant lastTrue) implements AlertState {}

    /** The state after an evaluation at {@code now}. */
    default AlertState next(Condition condition, Instant now, Rule rule) {
        return switch (condition) {
            case TRUE -> whenTrue(now, rule);
            case FALSE -> whenFalse(now, rule);
            case UNDECIDED ->
                    this instanceof Firing(Instant since, _) ? new Firing(since, now) : this;
        };
    }

    private AlertState whenTrue(Instant now, Rule rule) {
        Instant since =
                switch (this) {
                    case Inactive() -> now;
                    case Pending(Instant began) -> began;
                    case Firing(Instant began, _) -> began;
                };
        boolean fires =
                this instanceof Firing
                        || Duration.between(since, now).compareTo(rule.pendingFor()) >= 0;
        return fires ? new Firing(since, now) : new Pending(since);
    }

    private AlertState whenFalse(Instant now, Rule rule) {
        return switch (this) {
            case Firing(_, Instant lastTrue)
                    when Duration.between(lastTrue, now).compareTo(rule.keepFiring()) < 0 ->
                    this;
            case Inactive _, Pending _, Firing _ -> INACTIVE;
        };
    }
}
