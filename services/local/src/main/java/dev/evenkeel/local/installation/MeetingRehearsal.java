package dev.evenkeel.local.installation;

import dev.evenkeel.local.process.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A meeting of made-up people on an installation that is thrown away, whose relay is killed: what
 * an AOT cache keeps of it (JEP 515) is what the first real meeting needs.
 */
final class MeetingRehearsal {
    private static final String PROGRAM = "dev.evenkeel.media.rehearsal.Rehearsal";
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Settings settings;
    private final Path app;
    private final RunFiles running;
    private final Path log;

    /**
     * @param settings of the installation it is held on
     * @param app the rehearsal's own application
     * @param running what runs of that installation
     * @param log where the rehearsal writes
     */
    MeetingRehearsal(Settings settings, Path app, RunFiles running, Path log) {
        this.settings = settings;
        this.app = app;
        this.running = running;
        this.log = log;
    }

    /** Goes through it; a sentence when it could not be held to its end. */
    Optional<String> run() {
        var lost = running.running(RelaySlot.B.id());
        if (lost.isEmpty()) {
            return Optional.of("no %s runs to rehearse with".formatted(RelaySlot.B.id()));
        }
        try {
            Files.createDirectories(folder());
            var process =
                    new ProcessBuilder(command(lost.get().pid()))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return outcome(process);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot rehearse a meeting", failed);
        }
    }

    private List<String> command(long lostProcess) {
        var url = "http://127.0.0.1:" + settings.ports().frontDoor();
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-cp", ClassPath.of(app), PROGRAM, url, RelaySlot.B.id()));
        arguments.addAll(List.of(Long.toString(lostProcess), RelaySlot.A.id()));
        var program = new JavaProgram(app, JavaProgram.CLIENT, arguments, Map.of());
        return program.command("rehearsal", JavaProgram.QuickStart.USE, folder());
    }

    private Path folder() {
        return Objects.requireNonNull(log.toAbsolutePath().getParent(), "a log is in a folder");
    }

    private Optional<String> outcome(Process process) {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("the rehearsal did not end; its log is " + log);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of("the rehearsal failed; its log is " + log);
    }
}
