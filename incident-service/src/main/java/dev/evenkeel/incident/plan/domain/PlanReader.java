package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.incident.Incident.Severity;
import dev.evenkeel.incident.plan.domain.Plan.Targets;
import dev.evenkeel.incident.plan.domain.Plan.Trigger;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.ruleset.domain.Translations;
import dev.evenkeel.incident.ruleset.domain.TranslationsReader;
import dev.evenkeel.incident.ruleset.domain.YamlFields;
import dev.evenkeel.incident.ruleset.domain.YamlRoot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a plan file, docs/plans.md. */
public final class PlanReader {
    private static final int MOST_STEPS = 50;
    private static final Map<String, Severity> SEVERITIES =
            Map.of(
                    "critical", Severity.CRITICAL,
                    "error", Severity.ERROR,
                    "warning", Severity.WARNING,
                    "info", Severity.INFO);

    private PlanReader() {}

    /**
     * A file as read.
     *
     * @param plan there when nothing is wrong
     */
    public record Result(
            Optional<Plan> plan, Translations<PlanWords> translations, List<RuleError> errors) {}

    private record Both(Plan plan, Translations<PlanWords> translations) {}

    /** Reads one file. */
    public static Result read(RuleSource source) {
        List<RuleError> errors = new ArrayList<>();
        Optional<Both> both =
                YamlRoot.read(source.file(), source.text(), "a map with a plan", errors)
                        .map(PlanReader::both);
        return new Result(
                both.map(Both::plan).filter(_ -> errors.isEmpty()),
                both.map(Both::translations).orElse(Translations.none()),
                errors);
    }

    /** Words of lower case joined by hyphens. */
    static Optional<String> id(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*") && text.length() <= 60
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Both both(YamlFields fields) {
        Plan plan = plan(fields);
        Translations<PlanWords> translations =
                TranslationsReader.read(fields, words -> PlanWords.read(words, plan.steps()));
        fields.noOthers();
        return new Both(plan, translations);
    }

    private static Plan plan(YamlFields fields) {
        String id =
                fields.known(
                                "id",
                                "lower-case words joined by hyphens, at most 60 characters",
                                PlanReader::id)
                        .orElse("none");
        return new Plan(
                id,
                fields.whole("version", 1),
                fields.text("description"),
                fields.text("responsible"),
                fields.has("runbook") ? fields.text("runbook") : "",
                fields.has("trigger")
                        ? fields.child("trigger").map(PlanReader::trigger)
                        : Optional.empty(),
                fields.child("targets").map(PlanReader::targets).orElseGet(PlanReader::noTargets),
                steps(fields));
    }

    private static Trigger trigger(YamlFields fields) {
        @Nullable String scope = fields.has("scope") ? fields.text("scope") : null;
        Trigger trigger =
                new Trigger(
                        Set.copyOf(fields.words("rules")),
                        fields.has("severity")
                                ? fields.word("severity", SEVERITIES).orElse(Severity.INFO)
                                : Severity.INFO,
                        scope,
                        fields.has("meetingsAtLeast") ? fields.whole("meetingsAtLeast", 0) : 0);
        if (trigger.rules().isEmpty() && scope == null) {
            fields.wrong("rules", "rules or a scope", "neither");
        }
        fields.noOthers();
        return trigger;
    }

    private static Targets targets(YamlFields fields) {
        Targets targets =
                new Targets(
                        fields.duration("detect"),
                        fields.duration("mitigate"),
                        fields.duration("clear"));
        fields.noOthers();
        return targets;
    }

    private static Targets noTargets() {
        return new Targets(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private static List<PlanStep> steps(YamlFields fields) {
        List<PlanStep> steps = new ArrayList<>();
        for (YamlFields step : fields.children("steps")) {
            steps.add(new StepReader(step, List.copyOf(steps)).read());
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            fields.wrong("steps", "1–" + MOST_STEPS + " steps", steps.size() + " steps");
        }
        return steps;
    }
}
