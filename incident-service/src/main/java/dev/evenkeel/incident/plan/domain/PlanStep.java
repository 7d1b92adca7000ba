package dev.evenkeel.incident.plan.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan.
 *
 * @param text what it is for
 * @param within time limit, waiting for approval and answers included
 * @param approval the role that has to approve it first; {@code null}: none
 * @param onlyIf it is skipped where this does not hold
 * @param rollBack what undoes it
 */
public record PlanStep(
        String id,
        String text,
        PlanAction action,
        Duration within,
        OnTimeout onTimeout,
        @Nullable String approval,
        OnlyIf onlyIf,
        Retry retry,
        Optional<PlanAction> rollBack) {

    /** What somebody who is asked may answer; none where nobody is. */
    public List<String> options() {
        return action instanceof PlanAction.AskPerson(_, List<String> options)
                ? options
                : List.of();
    }

    /** What becomes of the plan when a step's time or attempts are used up, or it is refused. */
    public enum OnTimeout {
        STOP,
        CONTINUE,
        ROLL_BACK
    }

    /**
     * How often a step that fails is tried.
     *
     * @param attempts at most, from 1
     * @param backOff pause after the first; each further one is twice as long, 5 min at most
     */
    public record Retry(int attempts, Duration backOff) {
        private static final Duration LONGEST = Duration.ofMinutes(5);

        /** The pause after so many attempts. */
        public Duration pause(int made) {
            Duration doubled = backOff.multipliedBy(1L << Math.clamp(made - 1L, 0, 10));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }

    /**
     * A condition; what is absent holds.
     *
     * @param incident how far the incident must not be yet
     * @param byHand the run must have been started without an incident
     * @param step an earlier step, which must have ended so
     * @param ended the word of its state, as in the event
     * @param answer the option that was chosen in it
     * @param meetings affected at least
     */
    public record OnlyIf(
            @Nullable Until incident,
            boolean byHand,
            @Nullable String step,
            @Nullable String ended,
            @Nullable String answer,
            int meetings) {
        public static final OnlyIf ALWAYS = new OnlyIf(null, false, null, null, null, 0);
    }

    /** A point in an incident's life. */
    public enum Until {
        MITIGATED,
        RESOLVED
    }
}
