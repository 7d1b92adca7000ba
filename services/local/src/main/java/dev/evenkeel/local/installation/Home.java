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

    /** The secret of the link that makes the first administrator, while there is none. */
    public Path administratorSetup() {
        return secrets().resolve("administrator-setup");
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

    /** Temporary files of one process; emptied when it starts. */
    public Path temporary(String name) {
        return root.resolve("tmp").resolve(name);
    }

    /** Held while a launcher starts or stops something. */
    public Path lock() {
        return root.resolve("run").resolve(".lock");
    }
}
