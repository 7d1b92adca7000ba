package dev.evenkeel.incident.ruleset.cli;

import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import dev.evenkeel.incident.ruleset.events.RuleFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code rules check [folder]} and {@code rules test [folder]}; without a folder the shipped rules.
 * Exit status 0 when all is well, 1 when a rule or a test is not, 2 when the call is wrong.
 */
public final class RulesCommand {
    private static final int WRONG_CALL = 2;

    private final PrintStream out;

    RulesCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new RulesCommand(out).run(List.of(args)));
    }

    /** Carries out one call; the exit status. */
    int run(List<String> args) {
        boolean known =
                (args.size() == 1 || args.size() == 2)
                        && (args.getFirst().equals("check") || args.getFirst().equals("test"));
        if (!known) {
            out.println("Usage: ./evenkeel rules check [folder] | ./evenkeel rules test [folder]");
            return WRONG_CALL;
        }
        Optional<Path> folder =
                args.size() == 2 ? Optional.of(Path.of(args.get(1))) : Optional.empty();
        try {
            return run(args.getFirst(), folder);
        } catch (IOException e) {
            out.println("The folder cannot be read: " + e);
            return WRONG_CALL;
        }
    }

    private int run(String what, Optional<Path> folder) throws IOException {
        List<RuleSource> files = new ArrayList<>(ShippedRules.files());
        if (folder.isPresent()) {
            files.addAll(new RuleFolder(folder.get()).read());
        }
        RuleCatalog catalog = RuleCatalog.read(files, PlanCatalog.load().movers());
        if (!catalog.isValid()) {
            catalog.errors().forEach(out::println);
            out.printf("%d errors%n", catalog.errors().size());
            return 1;
        }
        if (what.equals("test")) {
            return new FixtureRun(out, catalog, folder).run();
        }
        long own = catalog.rules().stream().filter(one -> isOwn(one, folder)).count();
        out.printf("%d rules, nothing wrong%n", own);
        return 0;
    }

    static boolean isOwn(RuleCatalog.Sourced rule, Optional<Path> folder) {
        return folder.isEmpty() || rule.source().origin() == RuleSource.Origin.FOLDER;
    }
}
