package dev.evenkeel.local.postgres;

import dev.evenkeel.local.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real PostgreSQL server. The process started here <em>is</em> the postmaster, so killing its pid
 * is killing the server. What is known about the running server lives in its folder ({@code
 * postmaster.pid}): any two nodes over the same folder mean the same server.
 */
public final class PostgresNode implements AutoCloseable {
    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Duration FAST_STOP_TIME = Duration.ofSeconds(20);
    private static final Duration ORPHAN_TIME = Duration.ofSeconds(10);
    private static final int STATUS_LINE = 7;

    private final PostgresInstall install;
    private final PostgresSettings settings;

    public PostgresNode(PostgresInstall install, PostgresSettings settings) {
        this.install = install;
        this.settings = settings;
    }

    /** Starts the server, initialising its folder at the first time; returns when it serves. */
    public PostgresNode start() {
        if (pid().isEmpty()) {
            prepare();
            awaitServing(launch());
        }
        return this;
    }

    /**
     * What has to be done before {@link #command()} may run: initialises, cleans up after a kill.
     */
    public void prepare() {
        new PostgresCluster(install, settings).initialiseOnce();
        forgetDeadServer();
    }

    /** The command line whose process becomes the postmaster. */
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(install.program("postgres").toString());
        command.addAll(List.of("-D", settings.data().toString()));
        command.addAll(settings.serverOptions());
        return PostgresCluster.asOrdinaryUser(command);
    }

    /** Whether the server says that it takes connections. */
    public boolean isServing() {
        // Read once: the server rewrites it while it starts.
        var lines = statusFile();
        return pid().isPresent()
                && lines.size() > STATUS_LINE
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** The postmaster, while it runs. */
    public Optional<ProcessHandle> pid() {
        var lines = statusFile();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(this::runsOurProgram);
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
    public void stop() {
        pid().ifPresent(this::stopFast);
    }

    /** {@code kill -9}: what a power cut does to the process. */
    public void kill() {
        pid().ifPresent(postmaster -> {
            postmaster.destroyForcibly();
            awaitEnd(postmaster);
        });
    }

    @Override
    public void close() {
        stop();
    }

    public PostgresSettings settings() {
        return settings;
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command())
                    .directory(install.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start PostgreSQL", failed);
        }
    }

    private void stopFast(ProcessHandle postmaster) {
        // PostgreSQL: TERM waits for clients to leave ("smart"), INT does not ("fast").
        signal(postmaster, "INT");
        if (!Await.until(() -> !postmaster.isAlive(), FAST_STOP_TIME)) {
            postmaster.destroyForcibly();
            awaitEnd(postmaster);
        }
    }

    private static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot signal " + process.pid(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        if (!Await.until(() -> !process.isAlive(), FAST_STOP_TIME)) {
            throw new IllegalStateException("process " + process.pid() + " survived SIGKILL");
        }
    }

    private void awaitServing(Process process) {
        var decided = Await.until(() -> isServing() || !process.isAlive(), START_TIME);
        if (!decided || !isServing()) {
            throw new IllegalStateException("PostgreSQL did not start, see " + settings.log());
        }
    }

    /** A killed server leaves its pid behind; once another process has it, PostgreSQL refuses. */
    private void forgetDeadServer() {
        try {
            if (pid().isEmpty()) {
                awaitOrphans();
                Files.deleteIfExists(pidFile());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + pidFile(), failed);
        }
    }

    /** Its children outlive a killed postmaster for a moment and hold its shared memory. */
    private void awaitOrphans() {
        if (!Await.until(
                () -> ProcessHandle.allProcesses().noneMatch(this::worksHere), ORPHAN_TIME)) {
            throw new IllegalStateException(
                    "processes of a killed PostgreSQL still hold " + settings.data());
        }
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            var folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
            return Files.readSymbolicLink(folder).equals(settings.data());
        } catch (IOException endedOrForeign) {
            return false;
        }
    }

    private boolean runsOurProgram(ProcessHandle process) {
        var program = install.program("postgres");
        return process.info()
                .command()
                .map(command -> isSame(Path.of(command), program))
                .orElse(false);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private List<String> statusFile() {
        try {
            return Files.readAllLines(pidFile());
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + pidFile(), failed);
        }
    }

    private Path pidFile() {
        return settings.data().resolve("postmaster.pid");
    }
}
