package dev.evenkeel.local.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code stats} of Playwright's JSON reporter; a test that passed on a retry counts as failed.
 */
public final class PlaywrightReport {
    private PlaywrightReport() {}

    /** A report that is not there is no tests. */
    public static Tally read(Path file) {
        if (!Files.exists(file)) {
            return Tally.NONE;
        }
        try {
            var stats = new ObjectMapper().readTree(Files.readAllBytes(file)).path("stats");
            return new Tally(
                    stats.path("expected").asInt(),
                    stats.path("unexpected").asInt() + stats.path("flaky").asInt(),
                    stats.path("skipped").asInt());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
