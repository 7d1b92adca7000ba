package dev.evenkeel.incident.ruleset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleStatus;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog.Sourced;
import dev.evenkeel.incident.ruleset.domain.RuleWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the API shows it; durations in ISO 8601.
 *
 * @param summary first sentence of its incidents; empty where the rule is built in
 * @param language of its own texts, a BCP 47 tag
 * @param texts what it says in other languages, by language
 * @param state the worst state of all it watches
 * @param firing causes it fires for, at most 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleView(
        String id,
        int version,
        String kind,
        Source source,
        String description,
        String misses,
        String summary,
        String language,
        Map<String, RuleWords> texts,
        Incident.Severity severity,
        boolean page,
        String team,
        String pendingFor,
        String keepFiring,
        @Nullable String plan,
        Map<String, String> labels,
        String state,
        int pending,
        List<String> firing) {
    private static final int MOST = 100;

    /** {@code origin} is {@code shipped} or {@code folder}. */
    public record Source(String origin, String file) {}

    static RuleView of(Sourced sourced, Optional<RuleStatus> status) {
        Rule rule = sourced.rule();
        int pending = status.map(known -> known.pending().size()).orElse(0);
        List<String> firing =
                status.map(known -> known.firing().stream().sorted().limit(MOST).toList())
                        .orElse(List.of());
        String calm = pending > 0 ? "pending" : "inactive";
        return new RuleView(
                rule.id(),
                rule.version(),
                rule.when().kind(),
                new Source(
                        sourced.source().origin().name().toLowerCase(Locale.ROOT),
                        sourced.source().file()),
                rule.description(),
                rule.misses(),
                rule.summary(),
                sourced.translations().language(),
                sourced.translations().byLanguage(),
                rule.severity(),
                rule.page(),
                rule.team(),
                rule.pendingFor().toString(),
                rule.keepFiring().toString(),
                rule.plan(),
                rule.labels(),
                firing.isEmpty() ? calm : "firing",
                pending,
                firing);
    }
}
