package dev.evenkeel.contracts.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan that is carried out.
 *
 * @param action what is done, in the word of the plan's file
 * @param text what it is for; the question, where a person is asked
 * @param role who may approve or answer; absent where nobody is asked
 * @param options answers to choose from, where a person is asked
 * @param attempts made so far
 * @param dueAt its time limit
 * @param retryAt no attempt before then
 * @param by account of who approved, refused or answered
 * @param answer the option that was chosen
 * @param detail how it ended, in a sentence
 */
public record PlanStepRun(
        String stepId,
        String action,
        String text,
        @Nullable String role,
        List<String> options,
        State state,
        int attempts,
        @Nullable Instant beganAt,
        @Nullable Instant dueAt,
        @Nullable Instant retryAt,
        @Nullable Instant endedAt,
        @Nullable String by,
        @Nullable String answer,
        @Nullable String detail) {

    public PlanStepRun {
        options = List.copyOf(options);
    }

    /** How far it is. */
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("awaiting-approval")
        AWAITING_APPROVAL,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("timed-out")
        TIMED_OUT,
        @JsonProperty("refused")
        REFUSED,
        /** Its condition did not hold, or the plan ended before it. */
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("rolled-back")
        ROLLED_BACK
    }
}
