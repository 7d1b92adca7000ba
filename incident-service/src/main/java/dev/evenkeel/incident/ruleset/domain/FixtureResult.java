package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.rule.domain.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of playing one recording to its rule.
 *
 * @param file its name; of a recording that is missing the name it should have
 * @param about what it is, in the words of its first line; empty when it cannot be read
 * @param differences a line each; none: the rule did what was expected
 */
public record FixtureResult(String file, String about, List<String> differences) {
    public FixtureResult {
        differences = List.copyOf(differences);
    }

    /** A file with recorded events. */
    public record File(String name, String text) {}

    public boolean isPassed() {
        return differences.isEmpty();
    }

    /** All recordings of one rule, and a miss for a good or a bad one that is not there. */
    public static List<FixtureResult> of(String rule, List<File> files, RuleSet rules) {
        List<FixtureResult> results = new ArrayList<>();
        for (File file : files) {
            results.add(of(file, rules));
        }
        for (String kind : List.of("good", "bad")) {
            String name = rule + "." + kind + ".ndjson";
            if (files.stream().noneMatch(file -> file.name().startsWith(rule + "." + kind))) {
                results.add(
                        new FixtureResult(
                                name, "", List.of("! there is no " + name + " beside it")));
            }
        }
        return results;
    }

    private static FixtureResult of(File file, RuleSet rules) {
        try {
            RuleFixture fixture = RuleFixture.read(file.name(), file.text());
            String about = fixture.header().about();
            return new FixtureResult(
                    file.name(), about == null ? "" : about, RuleTrial.differences(fixture, rules));
        } catch (IllegalArgumentException e) {
            return new FixtureResult(file.name(), "", List.of("! " + e.getMessage()));
        }
    }
}
