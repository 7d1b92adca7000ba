package dev.evenkeel.incident.plan.cli;

import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.domain.ShippedPlans;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.ruleset.events.RuleFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code plans check [folder]}; without a folder the shipped plans. Exit status 0 when all is well,
 * 1 when a plan is not, 2 when the call is wrong.
 */
public final class PlansCommand {
    private static final int WRONG_CALL = 2;

    private final PrintStream out;

    PlansCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new PlansCommand(out).run(List.of(args)));
    }

    /** Carries out one call; the exit status. */
    int run(List<String> args) {
        boolean known = (args.size() == 1 || args.size() == 2) && args.getFirst().equals("check");
        if (!known) {
            out.println("Usage: ./evenkeel plans check [folder]");
            return WRONG_CALL;
        }
        Optional<Path> folder =
                args.size() == 2 ? Optional.of(Path.of(args.get(1))) : Optional.empty();
        try {
            return check(folder);
        } catch (IOException e) {
            out.println("The folder cannot be read: " + e);
            return WRONG_CALL;
        }
    }

    private int check(Optional<Path> folder) throws IOException {
        List<RuleSource> files = new ArrayList<>(ShippedPlans.files());
        if (folder.isPresent()) {
            files.addAll(new RuleFolder(folder.get()).read());
        }
        PlanCatalog catalog = PlanCatalog.read(files);
        if (!catalog.isValid()) {
            catalog.errors().forEach(out::println);
            out.printf("%d errors%n", catalog.errors().size());
            return 1;
        }
        long own =
                catalog.byId().values().stream()
                        .filter(one ->
                                folder.isEmpty()
                                        || one.source().origin() == RuleSource.Origin.FOLDER)
                        .count();
        out.printf("%d plans, nothing wrong%n", own);
        return 0;
    }
}
