package dev.evenkeel.local.installation;

import java.nio.file.Path;

/**
 * The folders of an installation.
 *
 * @param root {@code EVENKEEL_HOME}
 */
public record Home(Path root) {
    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path data(String name) {
        return root.resolve("data").resolve(name);
    }

    public Path postgresPrograms() {
        return root.resolve("postgres-18.6.0");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path log(String name) {
        return root.resolve("log").resolve(name + ".log");
    }

    /** Held while a launcher starts or stops something. */
    public Path lock() {
        return root.resolve("run").resolve(".lock");
    }
}
