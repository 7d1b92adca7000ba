package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.ruleset.domain.RuleSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code .yaml} and {@code .yml} files of a folder, not of the folders in it. */
public record RuleFolder(Path folder) {
    private static final int MOST_FILES = 500;
    private static final long LONGEST_FILE = 256 * 1024L;

    /** Reads all of them in the order of their names; fails when one cannot be read. */
    public List<RuleSource> read() throws IOException {
        List<RuleSource> sources = new ArrayList<>();
        for (Path file : files()) {
            if (Files.size(file) > LONGEST_FILE) {
                throw new IOException(file.getFileName() + " is longer than 256 KiB");
            }
            sources.add(
                    new RuleSource(
                            RuleSource.Origin.FOLDER,
                            file.getFileName().toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
        return sources;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    all.filter(file -> isRuleFile(file) && Files.isRegularFile(file))
                            .sorted()
                            .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException(folder + " holds more than " + MOST_FILES + " rule files");
            }
            return files;
        }
    }

    private static boolean isRuleFile(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
