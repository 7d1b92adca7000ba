package dev.evenkeel.local.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The summary line Vitest prints, for example {@code Tests 1 failed | 11 passed (12)}. */
public final class VitestOutput {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern SUMMARY = Pattern.compile("(?m)^\\s*Tests\\s+(.*\\(\\d+\\))\\s*$");
    private static final Pattern COUNT = Pattern.compile("(\\d+) (passed|failed|skipped|todo)");

    private VitestOutput() {}

    /** Adds up all summaries in the file; no summary is no tests. */
    public static Tally read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    static Tally of(String output) {
        var plain = COLOUR.matcher(output).replaceAll("");
        return SUMMARY.matcher(plain)
                .results()
                .map(summary -> counts(summary.group(1)))
                .reduce(Tally.NONE, Tally::plus);
    }

    private static Tally counts(String summary) {
        return COUNT.matcher(summary)
                .results()
                .map(count -> count(Integer.parseInt(count.group(1)), count.group(2)))
                .reduce(Tally.NONE, Tally::plus);
    }

    private static Tally count(int number, String what) {
        return switch (what) {
            case "passed" -> new Tally(number, 0, 0);
            case "failed" -> new Tally(0, number, 0);
            default -> new Tally(0, 0, number);
        };
    }
}
