package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.incident.ruleset.domain.YamlFields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says in one more language; what that language leaves out is absent.
 *
 * @param steps texts by the step's id
 * @param options by the option as the file has it, which is what an answer stays
 */
public record PlanWords(
        @Nullable String description, Map<String, String> steps, Map<String, String> options) {
    public PlanWords {
        steps = Map.copyOf(steps);
        options = Map.copyOf(options);
    }

    static PlanWords read(YamlFields fields, List<PlanStep> planned) {
        PlanWords words =
                new PlanWords(
                        fields.has("description") ? fields.text("description") : null,
                        some(fields, "steps", planned.stream().map(PlanStep::id).toList()),
                        some(
                                fields,
                                "options",
                                planned.stream()
                                        .flatMap(step -> step.options().stream())
                                        .toList()));
        fields.noOthers();
        return words;
    }

    /** Texts of some of what is known. */
    private static Map<String, String> some(
            YamlFields fields, String name, Collection<String> known) {
        if (!fields.has(name)) {
            return Map.of();
        }
        return fields.child(name)
                .map(inner -> {
                    known.forEach(inner::has);
                    inner.noOthers();
                    return inner.names().stream()
                            .collect(Collectors.toMap(one -> one, inner::text));
                })
                .orElse(Map.of());
    }
}
