package dev.evenkeel.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresNodeTest {
    @TempDir static Path programs;
    private static PostgresInstall install;

    @TempDir Path folder;
    private PostgresNode node;

    @BeforeAll
    static void unpack() {
        install = PostgresInstall.into(programs.resolve("postgres"));
    }

    @BeforeEach
    void start() {
        node = new PostgresNode(install, settings()).start();
    }

    @AfterEach
    void stop() {
        node.stop();
    }

    @Test
    void theProcessIsThePostmaster() {
        // When
        var postmaster = node.pid().orElseThrow();

        // Then
        assertThat(postmaster.info().command().orElseThrow()).endsWith("/bin/postgres");
        assertThat(postmaster.parent()).contains(ProcessHandle.current());
        assertThat(node.isServing()).isTrue();
    }

    @Test
    void keepsItsDataOverAFastStopWithOpenConnections() throws SQLException {
        // Given
        execute("CREATE TABLE kept (value int)");
        try (var open = DriverManager.getConnection(node.settings().jdbcUrl(), "evenkeel", "pw")) {
            open.setAutoCommit(false);

            // When
            node.stop();
        }
        node.start();

        // Then
        execute("INSERT INTO kept VALUES (1)");
    }

    @Test
    void keepsItsDataOverAKill() throws SQLException {
        // Given
        execute("CREATE TABLE kept (value int)");
        var killed = node.pid().orElseThrow().pid();

        // When
        node.kill();
        node.start();

        // Then
        execute("INSERT INTO kept VALUES (1)");
        assertThat(node.pid().orElseThrow().pid()).isNotEqualTo(killed);
    }

    @Test
    void startsWhereItsOldPidBelongsToAnotherProcess() throws IOException {
        // Given
        node.kill();
        var pidFile = folder.resolve("data/postmaster.pid");
        var content = Files.readAllLines(pidFile);
        content.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, content);

        // When
        node.start();

        // Then
        assertThat(node.isServing()).isTrue();
    }

    @Test
    void anotherNodeOverTheSameFolderMeansTheSameServer() {
        // When
        var other = new PostgresNode(install, node.settings());

        // Then
        assertThat(other.pid()).isEqualTo(node.pid());
        other.stop();
        assertThat(node.isServing()).isFalse();
    }

    private PostgresSettings settings() {
        return new PostgresSettings(
                folder.resolve("data"),
                PostgresSettings.freePort(),
                "pw",
                folder.resolve("postgres.log"),
                false);
    }

    private void execute(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(node.settings().jdbcUrl(), "evenkeel", "pw");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
