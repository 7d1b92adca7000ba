package dev.evenkeel.incident.process;

import dev.evenkeel.testkit.halt.HaltAgent;
import dev.evenkeel.testkit.halt.HaltPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** incident-service as it was built. */
final class ServiceProcess {
    private static final Path BUILT = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration END = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static boolean isBuilt() {
        return Files.exists(BUILT);
    }

    /**
     * Starts it.
     *
     * @param folder takes the log, named after the start, and the agent
     * @param death where it is to die, if it is
     */
    static ServiceProcess start(
            Path folder, String name, Map<String, String> settings, Optional<HaltPoint> death) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dquarkus.http.port=0");
        death.ifPresent(
                point -> command.add("-javaagent:" + HaltAgent.jarInto(folder) + "=" + point));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", BUILT.toAbsolutePath().toString()));
        Path log = folder.resolve(name + ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process, log);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start the service", failed);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Exit status of a process that is no more. */
    int status() {
        return process.exitValue();
    }

    /** What it said. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops it in order. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
