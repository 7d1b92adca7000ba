package dev.evenkeel.incident;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Empty folders for rules and plans, for tests that put files into them and take them out again.
 */
public final class RuleFolderResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "rules-");
            Path plans = Files.createTempDirectory(Path.of("target"), "plans-");
            return Map.of(
                    "evenkeel.rules.directory", folder.toAbsolutePath().toString(),
                    "evenkeel.plans.directory", plans.toAbsolutePath().toString(),
                    "evenkeel.plans.lease", "PT2S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // in target, which goes with the next clean build
    }
}
