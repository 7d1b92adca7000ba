package dev.evenkeel.incident.ruleset.cli;

import dev.evenkeel.incident.ruleset.domain.FixtureResult;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.events.FixtureFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
            if (RulesCommand.isOwn(rule, folder) && FixtureFiles.isTested(rule)) {
                FixtureResult.of(rule.rule().id(), FixtureFiles.of(rule, folder), catalog.ruleSet())
                        .forEach(result -> say(result.file(), result.differences()));
            }
        }
        out.printf("%d passed, %d failed%n", passed, failed);
        return failed == 0 && passed > 0 ? 0 : 1;
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
}
