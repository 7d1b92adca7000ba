package dev.evenkeel.recording.export;

import dev.evenkeel.recording.RecordingConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders that only this process reads in, and that go when it does, at the latest at the next
 * start.
 */
@Singleton
class WorkFolder {
    private static final String PREFIX = "evenkeel-export-";

    private final Path work;

    @Inject
    WorkFolder(RecordingConfig config) {
        this(
                config.export()
                        .workFolder()
                        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"))));
    }

    /**
     * @param work where those folders are
     */
    WorkFolder(Path work) {
        this.work = work;
    }

    /** A new one, of mode 0700. */
    Path make() throws IOException {
        Files.createDirectories(work);
        return Files.createTempDirectory(work, PREFIX + ProcessHandle.current().pid() + "-");
    }

    /** Removes what processes that died have left. */
    void clean() throws IOException {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (Stream<Path> all = Files.list(work)) {
            for (Path left : all.filter(WorkFolder::isLeft).toList()) {
                delete(left);
            }
        }
    }

    private static boolean isLeft(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        String pid = name.substring(PREFIX.length()).split("-", 2)[0];
        return !pid.chars().allMatch(Character::isDigit)
                || Long.parseLong(pid) == ProcessHandle.current().pid()
                || ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
