package dev.evenkeel.incident.run.api;

import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.platform.problem.Problem;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people send about runs; which fields are needed depends on what is asked. */
public record RunBody(
        @Nullable Target target,
        @Schema(maxLength = LONGEST_NAME) @Nullable String incidentId,
        @Schema(maxLength = LONGEST_NAME) @Nullable String stepId,
        @Schema(maxLength = LONGEST_NAME) @Nullable String answer,
        @Schema(maxLength = LONGEST_REASON) @Nullable String reason) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_REASON = 1_000;
    static final RunBody EMPTY = new RunBody(null, null, null, null, null);
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

    /** The target, if both its fields can be names. */
    @Nullable Target wholeTarget() {
        return target != null && isName(target.domain()) && isName(target.id()) ? target : null;
    }

    /** The first text that is too long, if one is. */
    Optional<Problem> tooLong() {
        return Stream.of(
                        tooLong("/incidentId", incidentId, LONGEST_NAME),
                        tooLong("/stepId", stepId, LONGEST_NAME),
                        tooLong("/answer", answer, LONGEST_NAME),
                        tooLong("/reason", reason, LONGEST_REASON))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> tooLong(String field, @Nullable String text, int longest) {
        return text == null || text.length() <= longest
                ? Optional.empty()
                : Optional.of(Problem.badField(field, "at most " + longest + " characters", text));
    }

    static Problem badTarget(@Nullable RunBody body) {
        return Problem.badField(
                "/target",
                "domain and id of what the plan acts on, such as relay and relay-a",
                body == null ? null : body.target());
    }

    private static boolean isName(@Nullable String text) {
        return text != null && text.matches(NAME);
    }
}
