package dev.evenkeel.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Starts processes in sessions of their own: the terminal's Ctrl-C and the launcher's end do not
 * reach them. The pid is that of the program itself.
 */
final class Spawner {
    private Spawner() {}

    static Process start(Component component) {
        try {
            rotate(component.log());
            var builder = new ProcessBuilder(SessionCommand.of(component));
            builder.environment().putAll(component.environment());
            return builder.directory(folder(component.log()).toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(component.log().toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + component.name(), failed);
        }
    }

    /** A log tells of one run; the one before is kept beside it. */
    private static void rotate(Path log) throws IOException {
        Files.createDirectories(folder(log));
        if (Files.exists(log)) {
            var name = log.getFileName().toString().replaceFirst("\\.log$", "") + ".previous.log";
            Files.move(log, log.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path folder(Path log) {
        return Objects.requireNonNull(log.getParent(), "the log has no folder");
    }
}
