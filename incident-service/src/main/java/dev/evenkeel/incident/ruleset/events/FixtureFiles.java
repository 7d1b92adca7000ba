package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.ruleset.domain.FixtureResult;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The recordings beside rules: those of this build, or those of the operator's folder. */
public final class FixtureFiles {
    private FixtureFiles() {}

    /** The rule about rule files is not about events. */
    public static boolean isTested(RuleCatalog.Sourced rule) {
        return !rule.rule().id().equals("rules-invalid");
    }

    /** Those of a rule, in the order of their names. */
    public static List<FixtureResult.File> of(RuleCatalog.Sourced rule, Optional<Path> folder)
            throws IOException {
        String id = rule.rule().id();
        boolean isOwn = rule.source().origin() == RuleSource.Origin.FOLDER;
        return isOwn && folder.isPresent() ? inFolder(id, folder.get()) : shipped(id);
    }

    private static List<FixtureResult.File> shipped(String id) {
        return Stream.of("good", "bad")
                .map(kind -> id + "." + kind + ".ndjson")
                .map(name -> new FixtureResult.File(name, ShippedRules.text(name)))
                .toList();
    }

    private static List<FixtureResult.File> inFolder(String id, Path folder) throws IOException {
        List<FixtureResult.File> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean isIts = name.startsWith(id + ".good") || name.startsWith(id + ".bad");
                if (isIts && name.endsWith(".ndjson")) {
                    found.add(new FixtureResult.File(name, Files.readString(file)));
                }
            }
        }
        return found;
    }
}
