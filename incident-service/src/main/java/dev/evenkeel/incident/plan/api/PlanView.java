package dev.evenkeel.incident.plan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.plan.domain.Plan;
import dev.evenkeel.incident.plan.domain.PlanCatalog.Sourced;
import dev.evenkeel.incident.plan.domain.PlanStep;
import dev.evenkeel.incident.plan.domain.PlanWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the API shows it; durations in ISO 8601.
 *
 * @param rules that start it: those that name it, and those it names
 * @param scope domain of the causes that start it
 * @param language of its own texts, a BCP 47 tag
 * @param texts what it says in other languages, by language
 * @param text of its file; only where one plan is asked for
 * @param lastRun the newest run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanView(
        String id,
        int version,
        Source source,
        String description,
        String responsible,
        List<String> rules,
        @Nullable String scope,
        Targets targets,
        List<Step> steps,
        boolean movesMeetings,
        String language,
        Map<String, PlanWords> texts,
        @Nullable String text,
        @Nullable PlanRun lastRun) {

    /** {@code origin} is {@code shipped} or {@code folder}. */
    public record Source(String origin, String file) {}

    /** From the beginning of the trouble. */
    public record Targets(String detect, String mitigate, String clear) {}

    /** One step in short. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            String id,
            String action,
            String text,
            List<String> options,
            String within,
            @Nullable String approval) {}

    static PlanView of(
            Sourced sourced, List<String> namedBy, boolean withText, @Nullable PlanRun lastRun) {
        Plan plan = sourced.plan();
        List<String> rules =
                Stream.concat(
                                namedBy.stream(),
                                plan.trigger().stream().flatMap(one -> one.rules().stream()))
                        .distinct()
                        .sorted()
                        .toList();
        return new PlanView(
                plan.id(),
                plan.version(),
                new Source(
                        sourced.source().origin().name().toLowerCase(Locale.ROOT),
                        sourced.source().file()),
                plan.description(),
                plan.responsible(),
                rules,
                plan.trigger().map(Plan.Trigger::scope).orElse(null),
                new Targets(
                        plan.targets().detect().toString(),
                        plan.targets().mitigate().toString(),
                        plan.targets().clear().toString()),
                plan.steps().stream().map(PlanView::step).toList(),
                plan.moves().isPresent(),
                sourced.translations().language(),
                sourced.translations().byLanguage(),
                withText ? sourced.source().text() : null,
                lastRun);
    }

    private static Step step(PlanStep step) {
        return new Step(
                step.id(),
                step.action().kind(),
                step.text(),
                step.options(),
                step.within().toString(),
                step.approval());
    }
}
