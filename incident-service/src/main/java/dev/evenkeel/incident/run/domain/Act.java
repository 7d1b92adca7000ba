package dev.evenkeel.incident.run.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person does about a run.
 *
 * @param by account
 * @param roles of the account
 * @param stepId the step that is meant; {@code null} for the whole run
 * @param answer the option chosen
 * @param reason why, in their words
 */
public record Act(
        Kind kind,
        String by,
        Set<String> roles,
        @Nullable String stepId,
        @Nullable String answer,
        @Nullable String reason) {

    /** What is done. */
    public enum Kind {
        APPROVE,
        REFUSE,
        ANSWER,
        /** The step has been done by other means. */
        DONE,
        CANCEL,
        ROLL_BACK
    }

    public Act {
        roles = Set.copyOf(roles);
    }

    boolean may(@Nullable String role) {
        return role == null || roles.contains(role) || roles.contains("admin");
    }

    String words(String what) {
        return reason == null || reason.isBlank() ? what + "." : what + ": " + reason.strip();
    }
}
