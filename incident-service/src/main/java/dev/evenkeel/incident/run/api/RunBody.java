package dev.evenkeel.incident.run.api;

import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What people send about runs; which fields are needed depends on what is asked. */
public record RunBody(
        @Nullable Target target,
        @Nullable String incidentId,
        @Nullable String stepId,
        @Nullable String answer,
        @Nullable String reason) {
    static final RunBody EMPTY = new RunBody(null, null, null, null, null);
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

    /** The target, if both its fields can be names. */
    @Nullable Target wholeTarget() {
        return target != null && isName(target.domain()) && isName(target.id()) ? target : null;
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
