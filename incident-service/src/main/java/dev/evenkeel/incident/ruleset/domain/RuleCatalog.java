package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.rule.domain.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules and where each came from. A rule of the folder replaces the shipped one of its id.
 *
 * @param errors everything that is wrong; with any of it the rules are not to be used
 */
public record RuleCatalog(List<Sourced> rules, List<RuleError> errors) {

    /** A rule, what it says in other languages, and its file. */
    public record Sourced(Rule rule, Translations<RuleWords> translations, RuleSource source) {}

    public RuleCatalog {
        rules = List.copyOf(rules);
        errors = errors.stream().sorted(RuleError.BY_PLACE).toList();
    }

    /** Reads all files. */
    public static RuleCatalog read(List<RuleSource> files, Set<String> plans) {
        List<RuleError> errors = new ArrayList<>();
        Map<String, Sourced> byId = new LinkedHashMap<>();
        for (RuleSource file : files) {
            RuleReader.Result read = RuleReader.read(file, plans);
            errors.addAll(read.errors());
            read.rule()
                    .ifPresent(rule ->
                            add(new Sourced(rule, read.translations(), file), byId, errors));
        }
        byId.values().forEach(sourced -> findOther(sourced, byId, errors));
        return new RuleCatalog(List.copyOf(byId.values()), errors);
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    /** What the rule of this id says in that language. */
    public Optional<RuleWords> words(String id, String language) {
        return rules.stream()
                .filter(sourced -> sourced.rule().id().equals(id))
                .findFirst()
                .flatMap(sourced -> sourced.translations().in(language));
    }

    /** The rules to be put in force; there must be no errors. */
    public RuleSet ruleSet() {
        if (!isValid()) {
            throw new IllegalStateException("rules cannot be used: " + errors);
        }
        return new RuleSet(rules.stream().map(Sourced::rule).toList());
    }

    private static void add(Sourced sourced, Map<String, Sourced> byId, List<RuleError> errors) {
        String id = sourced.rule().id();
        Optional.ofNullable(byId.put(id, sourced))
                .filter(other -> other.source().origin() == sourced.source().origin())
                .ifPresent(other ->
                        errors.add(
                                new RuleError(
                                        sourced.source().file(),
                                        1,
                                        1,
                                        "id",
                                        "another id than that of " + other.source().file(),
                                        id)));
    }

    private static void findOther(
            Sourced sourced, Map<String, Sourced> byId, List<RuleError> errors) {
        boolean missing =
                sourced.rule().when() instanceof When.Correlation correlation
                        && correlation.of() instanceof When.Part.Firing(String other)
                        && (!byId.containsKey(other) || other.equals(sourced.rule().id()));
        if (missing) {
            errors.add(
                    new RuleError(
                            sourced.source().file(),
                            1,
                            1,
                            "when.of.rule",
                            "the id of another rule",
                            String.valueOf(sourced.rule().when())));
        }
    }
}
