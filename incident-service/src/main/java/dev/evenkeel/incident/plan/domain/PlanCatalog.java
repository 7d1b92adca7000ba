package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.ruleset.domain.Translations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plans and where each came from. A plan of the folder replaces the shipped one of its id.
 *
 * @param errors everything that is wrong; with any of it the plans are not to be used
 */
public record PlanCatalog(Map<String, Sourced> byId, List<RuleError> errors) {

    /** A plan, what it says in other languages, and its file. */
    public record Sourced(Plan plan, Translations<PlanWords> translations, RuleSource source) {}

    public PlanCatalog {
        errors = errors.stream().sorted(RuleError.BY_PLACE).toList();
    }

    /** The plans of this build. */
    public static PlanCatalog load() {
        return read(ShippedPlans.files());
    }

    /** Reads all files. */
    public static PlanCatalog read(List<RuleSource> files) {
        List<RuleError> errors = new ArrayList<>();
        Map<String, Sourced> byId = new LinkedHashMap<>();
        for (RuleSource file : files) {
            PlanReader.Result read = PlanReader.read(file);
            errors.addAll(read.errors());
            read.plan()
                    .ifPresent(plan ->
                            add(new Sourced(plan, read.translations(), file), byId, errors));
        }
        return new PlanCatalog(byId, errors);
    }

    public boolean isValid() {
        return errors.isEmpty();
    }

    /** The plan of this id. */
    public Optional<Plan> plan(String id) {
        return Optional.ofNullable(byId.get(id)).map(Sourced::plan);
    }

    /** What the plan of this id says in that language. */
    public Optional<PlanWords> words(String id, String language) {
        return Optional.ofNullable(byId.get(id))
                .flatMap(sourced -> sourced.translations().in(language));
    }

    /** All of them in the order of their files. */
    public List<Plan> plans() {
        return byId.values().stream().map(Sourced::plan).toList();
    }

    /** Ids of those that move meetings, which rules about relays may name. */
    public Set<String> movers() {
        return plans().stream()
                .filter(plan -> plan.moves().isPresent())
                .map(Plan::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void add(Sourced sourced, Map<String, Sourced> byId, List<RuleError> errors) {
        String id = sourced.plan().id();
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
}
