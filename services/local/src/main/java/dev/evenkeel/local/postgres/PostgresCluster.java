package dev.evenkeel.local.postgres;

import dev.evenkeel.local.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The cluster's folder: made by {@code initdb}, with role and database added in single-user mode
 * (which needs no client), and moved into place in one step.
 */
final class PostgresCluster {
    private final PostgresInstall install;
    private final PostgresSettings settings;

    PostgresCluster(PostgresInstall install, PostgresSettings settings) {
        this.install = install;
        this.settings = settings;
    }

    void initialiseOnce() {
        if (Files.exists(settings.data().resolve("PG_VERSION"))) {
            return;
        }
        try {
            initialise();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot initialise " + settings.data(), failed);
        }
    }

    /** PostgreSQL refuses root; in a user namespace without a mapping it sees itself as nobody. */
    static List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of("unshare", "--user"));
        wrapped.addAll(command);
        return wrapped;
    }

    private void initialise() throws IOException {
        var data = settings.data();
        Files.createDirectories(data.getParent());
        Files.createDirectories(settings.log().getParent());
        var making =
                Files.createTempDirectory(
                        data.getParent(),
                        ".initialising-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        try {
            run(initdb(making), "");
            run(singleUser(making), roleAndDatabase());
            Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(making);
        }
    }

    private List<String> initdb(Path data) {
        var command = new ArrayList<String>();
        command.add(install.program("initdb").toString());
        command.addAll(List.of("-D", data.toString(), "-U", "postgres", "-E", "UTF8"));
        command.addAll(List.of("--locale=C", "--locale-provider=builtin"));
        command.addAll(List.of("--builtin-locale=C.UTF-8", "-A", "scram-sha-256"));
        // The superuser gets no password and therefore cannot log in over TCP.
        command.add("--auth-local=reject");
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        return asOrdinaryUser(command);
    }

    private List<String> singleUser(Path data) {
        return asOrdinaryUser(
                List.of(
                        install.program("postgres").toString(),
                        "--single",
                        "-D",
                        data.toString(),
                        "postgres"));
    }

    private String roleAndDatabase() {
        return """
        CREATE ROLE %1$s LOGIN PASSWORD '%3$s'
        CREATE DATABASE %2$s OWNER %1$s
        """
                .formatted(PostgresSettings.ROLE, PostgresSettings.DATABASE, settings.password());
    }

    private void run(List<String> command, String input) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .directory(install.home().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                        .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            var status = process.waitFor();
            if (status != 0) {
                throw new IOException(
                        "%s ended with %d, see %s"
                                .formatted(command.getFirst(), status, settings.log()));
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
