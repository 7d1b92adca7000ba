package dev.evenkeel.telemetry.mqtt;

import dev.evenkeel.telemetry.DebianProgram;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Debian's Mosquitto as the broker of two sites, one read with MQTT 5, one with 3.1.1. Each device
 * has an account of its name and may write to its own topics only.
 */
public final class Mosquitto implements QuarkusTestResourceLifecycleManager {
    static final String SITE_5 = "hq";
    static final String SITE_3 = "annex";
    static final String PASSWORD = "for-tests-only";
    private static final String INGEST = "ingest";
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_NANOS = 20_000_000;

    private static Path folder;
    private static int port;
    private static Process process;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("mosquitto");
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            write();
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String prefix = "evenkeel.telemetry.mqtt.";
        return Map.ofEntries(
                Map.entry(prefix + "hq.host", "127.0.0.1"),
                Map.entry(prefix + "hq.port", Integer.toString(port)),
                Map.entry(prefix + "hq.site", SITE_5),
                Map.entry(prefix + "hq.username", INGEST),
                Map.entry(prefix + "hq.password", PASSWORD),
                Map.entry(prefix + "hq.client-id", "ingest-5"),
                Map.entry(prefix + "annex.host", "127.0.0.1"),
                Map.entry(prefix + "annex.port", Integer.toString(port)),
                Map.entry(prefix + "annex.site", SITE_3),
                Map.entry(prefix + "annex.version", "3.1.1"),
                Map.entry(prefix + "annex.username", INGEST),
                Map.entry(prefix + "annex.password", PASSWORD),
                Map.entry(prefix + "annex.client-id", "ingest-3"));
    }

    @Override
    public void stop() {
        kill();
    }

    static int port() {
        return port;
    }

    /** Kills the broker; what it has not written down is lost to it. */
    static void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    static void launch() throws IOException {
        process =
                new ProcessBuilder(
                                DebianProgram.find("mosquitto", "mosquitto"),
                                "-c",
                                folder.resolve("conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isListening()) {
            if (!process.isAlive() || System.currentTimeMillis() > deadline) {
                throw new IllegalStateException(
                        "mosquitto did not start:\n" + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void write() throws IOException {
        Path passwords = folder.resolve("passwords");
        Files.createFile(passwords);
        for (String account : List.of(INGEST, "cam-1", "cam-2", "codec")) {
            run(
                    DebianProgram.find("mosquitto_passwd", "mosquitto"),
                    "-b",
                    passwords.toString(),
                    account,
                    PASSWORD);
        }
        Files.writeString(
                folder.resolve("acl"),
                """
                user %s
                topic read evenkeel/v1/#
                topic write evenkeel/v1/+/+/command

                pattern write evenkeel/v1/+/%%u/#
                pattern read evenkeel/v1/+/%%u/command
                """
                        .formatted(INGEST));
        Files.writeString(
                folder.resolve("conf"),
                """
                user root
                listener %d 127.0.0.1
                allow_anonymous false
                password_file %s
                acl_file %s
                persistence true
                persistence_location %s/
                autosave_interval 1
                """
                        .formatted(port, passwords, folder.resolve("acl"), folder));
    }

    private static void run(String... command) throws IOException {
        try {
            Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(program.getInputStream().readAllBytes());
            if (program.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isListening() {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
