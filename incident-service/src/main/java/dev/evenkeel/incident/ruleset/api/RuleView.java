package dev.evenkeel.incident.ruleset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleStatus;
import dev.evenkeel.incident.ruleset.domain.FixtureResult;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog.Sourced;
import dev.evenkeel.incident.ruleset.domain.RuleWords;
import dev.evenkeel.incident.ruleset.events.RuleTests;
import java.time.Instant;
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
 * @param tests absent until its recordings have been played
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
        List<String> firing,
        @Nullable Tests tests) {
    private static final int MOST = 100;

    /** What its recordings made of it, and when they were played. */
    public record Tests(Instant at, boolean passed, List<Recording> recordings) {
        static Tests of(RuleTests.Tested tested) {
            List<Recording> recordings = tested.results().stream().map(Recording::of).toList();
            return new Tests(
                    tested.at(), recordings.stream().allMatch(Recording::passed), recordings);
        }
    }

    /** One recording; {@code differences} from what is expected, a line each. */
    public record Recording(String file, String about, boolean passed, List<String> differences) {
        static Recording of(FixtureResult result) {
            return new Recording(
                    result.file(), result.about(), result.isPassed(), result.differences());
        }
    }

    /** {@code origin} is {@code shipped} or {@code folder}. */
    public record Source(String origin, String file) {}

    static RuleView of(
            Sourced sourced, Optional<RuleStatus> status, Optional<RuleTests.Tested> tested) {
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
                firing,
                tested.map(Tests::of).orElse(null));
    }
}
