package dev.evenkeel.recording.kit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** A folder of recordings, which are kept for 30 days, and the master key of {@code ArchiveKit}. */
public final class ArchiveResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "recordings-");
            Path key = folder.resolve("master.key");
            Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
            return Map.of(
                    "evenkeel.recording.folder",
                    folder.toString(),
                    "evenkeel.recording.master-key-file",
                    key.toString(),
                    "evenkeel.recording.retention",
                    "P30D",
                    "evenkeel.recording.verify-every",
                    "P10D",
                    "evenkeel.recording.export.cpu-pressure",
                    "1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder is part of the build's. */
    @Override
    public void stop() {}
}
