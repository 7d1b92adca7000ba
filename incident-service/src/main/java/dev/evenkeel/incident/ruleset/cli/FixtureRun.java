package dev.evenkeel.incident.ruleset.cli;

import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleFixture;
import dev.evenkeel.incident.ruleset.domain.RuleTrial;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule against its fixtures: at least one good and one bad. */
final class FixtureRun {
    private final PrintStream out;
    private final RuleCatalog catalog;
    private final Optional<Path> folder;
    private int failed;
    private int passed;

    FixtureRun(PrintStream out, RuleCatalog catalog, Optional<Path> folder) {
        this.out = out;
        this.catalog = catalog;
        this.folder = folder;
    }

    int run() throws IOException {
        for (RuleCatalog.Sourced rule : catalog.rules()) {
            if (RulesCommand.isOwn(rule, folder) && hasEvents(rule)) {
                run(rule.rule().id());
            }
        }
        out.printf("%d passed, %d failed%n", passed, failed);
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    /** The rule about rule files is not about events. */
    private static boolean hasEvents(RuleCatalog.Sourced rule) {
        return !rule.rule().id().equals("rules-invalid");
    }

    private void run(String rule) throws IOException {
        RuleSet rules = catalog.ruleSet();
        boolean good = false;
        boolean bad = false;
        for (Named file : fixtures(rule)) {
            try {
                RuleFixture fixture = RuleFixture.read(file.name(), file.text());
                good |= !fixture.isBad();
                bad |= fixture.isBad();
                say(file.name(), RuleTrial.differences(fixture, rules));
            } catch (IllegalArgumentException e) {
                say(file.name(), List.of("! " + e.getMessage()));
            }
        }
        if (!good || !bad) {
            String missing = good ? "bad" : "good";
            say(rule, List.of("! there is no " + rule + "." + missing + ".ndjson beside it"));
        }
    }

    private void say(String name, List<String> differences) {
        if (differences.isEmpty()) {
            passed++;
            out.println("ok      " + name);
        } else {
            failed++;
            out.println("FAILED  " + name);
            differences.forEach(line -> out.println("        " + line));
        }
    }

    private record Named(String name, String text) {}

    private List<Named> fixtures(String rule) throws IOException {
        if (folder.isEmpty()) {
            return Stream.of("good", "bad")
                    .map(kind -> rule + "." + kind + ".ndjson")
                    .map(name -> new Named(name, ShippedRules.text(name)))
                    .toList();
        }
        List<Named> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder.get())) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean isIts = name.startsWith(rule + ".good") || name.startsWith(rule + ".bad");
                if (isIts && name.endsWith(".ndjson")) {
                    found.add(new Named(name, Files.readString(file)));
                }
            }
        }
        return found;
    }
}
