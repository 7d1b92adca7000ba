package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.incident.ruleset.domain.RuleSource;

/** Plans as text. */
public final class PlanTexts {
    private PlanTexts() {}

    /** A plan with these steps. */
    public static String plan(String id, String steps) {
        return """
        id: %s
        version: 1
        description: A plan of a test.
        responsible: steps
        targets: {detect: PT1S, mitigate: PT2S, clear: PT3S}
        steps:
        %s
        """
                .formatted(id, steps.indent(2).stripTrailing());
    }

    /** The same, read. */
    public static Plan read(String id, String steps) {
        return PlanReader.read(
                        new RuleSource(RuleSource.Origin.FOLDER, id + ".yaml", plan(id, steps)))
                .plan()
                .orElseThrow();
    }
}
