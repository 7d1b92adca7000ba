package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.contracts.incident.Incident.Severity;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a rule file, docs/rules.md. */
final class RuleReader {
    private static final Map<String, Severity> SEVERITIES =
            Map.of(
                    "critical", Severity.CRITICAL,
                    "error", Severity.ERROR,
                    "warning", Severity.WARNING,
                    "info", Severity.INFO);

    private final RuleSource source;
    private final Set<String> plans;
    private final List<RuleError> errors = new ArrayList<>();
    private Translations<RuleWords> translations = Translations.none();

    private RuleReader(RuleSource source, Set<String> plans) {
        this.source = source;
        this.plans = plans;
    }

    /**
     * A file as read.
     *
     * @param rule there when nothing is wrong
     */
    record Result(
            Optional<Rule> rule, Translations<RuleWords> translations, List<RuleError> errors) {}

    /**
     * Reads one file.
     *
     * @param plans ids of the plans there are
     */
    static Result read(RuleSource source, Set<String> plans) {
        RuleReader reader = new RuleReader(source, plans);
        Optional<Rule> rule =
                YamlRoot.read(source.file(), source.text(), "a map with a rule", reader.errors)
                        .map(reader::rule);
        return new Result(
                reader.errors.isEmpty() ? rule : Optional.empty(),
                reader.translations,
                reader.errors);
    }

    private Rule rule(YamlFields fields) {
        String id =
                fields.known(
                                "id",
                                "lower-case words joined by hyphens, at most 60 characters",
                                RuleReader::id)
                        .orElse("none");
        When when = new WhenReader(fields, id).read();
        boolean builtIn = when instanceof When.BuiltIn;
        Rule rule =
                new Rule(
                        id,
                        fields.whole("version", 1),
                        fields.text("description"),
                        fields.text("misses"),
                        builtIn ? "" : fields.text("summary"),
                        fields.word("severity", SEVERITIES).orElse(Severity.WARNING),
                        fields.yesOrNo("page"),
                        fields.text("team"),
                        fields.duration("pendingFor"),
                        fields.duration("keepFiring"),
                        fields.durationOr("reopenWithin", Duration.ofMinutes(5)),
                        plan(fields, when),
                        fields.has("labels")
                                ? fields.child("labels").map(YamlFields::texts).orElse(Map.of())
                                : Map.of(),
                        thresholds(fields, when),
                        when);
        translations = TranslationsReader.read(fields, RuleWords::read);
        fields.noOthers();
        return rule;
    }

    private static Optional<String> id(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*") && text.length() <= 60
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A plan moves meetings off a relay, so that only a rule about relays may name one. */
    private @Nullable String plan(YamlFields fields, When when) {
        if (!fields.has("plan")) {
            return null;
        }
        String plan = fields.text("plan");
        if (!plans.contains(plan)) {
            fields.wrong("plan", "one of " + String.join(", ", plans), plan);
        } else if (!BuiltInKinds.isAboutRelays(when)) {
            fields.wrong("plan", "no plan in a rule that is not about relays", plan);
        }
        return plan;
    }

    private static Map<String, Double> thresholds(YamlFields fields, When when) {
        Set<String> names = BuiltInKinds.thresholds(when.kind());
        if (names.isEmpty()) {
            return Map.of();
        }
        return fields.child("thresholds")
                .map(inner -> {
                    names.forEach(inner::number);
                    inner.noOthers();
                    return inner.numbers();
                })
                .orElse(Map.of());
    }
}
