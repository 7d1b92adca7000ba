package dev.evenkeel.testkit;

import dev.evenkeel.local.postgres.PostgresInstall;
import dev.evenkeel.local.postgres.PostgresNode;
import dev.evenkeel.local.postgres.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives a Quarkus test the real PostgreSQL server of this JVM: database and role {@code evenkeel}.
 * All test classes share it.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "evenkeel";

    /** The server, for tests that stop or kill it and start it again on the same data and port. */
    public static PostgresNode database() {
        var parts = JvmWide.get("postgres", PostgresResource::reserve).split("\\|", 2);
        return node(Integer.parseInt(parts[0]), Path.of(parts[1]));
    }

    @Override
    public Map<String, String> start() {
        synchronized (JvmWide.lock()) {
            var settings = database().start().settings();
            return Map.of(
                    "quarkus.datasource.reactive.url",
                    settings.reactiveUrl(),
                    "quarkus.datasource.jdbc.url",
                    settings.jdbcUrl(),
                    "quarkus.datasource.username",
                    PostgresSettings.ROLE,
                    "quarkus.datasource.password",
                    PASSWORD);
        }
    }

    /** The server ends with the JVM. */
    @Override
    public void stop() {}

    private static String reserve() {
        var folder = TestFolders.create("postgres", () -> database().kill());
        return PostgresSettings.freePort() + "|" + folder;
    }

    private static PostgresNode node(int port, Path folder) {
        var install = PostgresInstall.into(cache());
        var log = folder.resolve("postgres.log");
        return new PostgresNode(
                install, new PostgresSettings(folder.resolve("data"), port, PASSWORD, log, false));
    }

    /** The programs are the same for all test runs of a user. */
    private static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "evenkeel", "postgres-18.6.0");
    }
}
