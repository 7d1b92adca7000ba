package dev.evenkeel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

final class TestFolders {
    private TestFolders() {}

    /** A new folder that is deleted when the JVM ends, after {@code beforeDeletion} has run. */
    static Path create(String name, Runnable beforeDeletion) {
        try {
            var folder = Files.createTempDirectory("evenkeel-" + name + "-");
            var end = new Thread(() -> end(folder, beforeDeletion), name + "-end");
            Runtime.getRuntime().addShutdownHook(end);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void end(Path folder, Runnable beforeDeletion) {
        beforeDeletion.run();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException busy) {
            System.err.println("left behind: " + folder + " (" + busy + ")");
        }
    }
}
