package dev.evenkeel.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresInstallTest {
    @TempDir Path folder;

    @Test
    void unpacksOnceAndLeavesNothingElse() throws IOException {
        // When
        var first = PostgresInstall.into(folder.resolve("postgres"));
        var unpackedAt = Files.getLastModifiedTime(first.program("postgres"));
        var second = PostgresInstall.into(folder.resolve("postgres"));

        // Then
        assertThat(first.program("postgres")).isExecutable();
        assertThat(first.program("initdb")).isExecutable();
        assertThat(Files.getLastModifiedTime(second.program("postgres"))).isEqualTo(unpackedAt);
        assertThat(names(folder)).containsExactly("postgres");
    }

    @Test
    void severalAtOnceAllSucceed() {
        // When
        var installs =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(
                                        () -> PostgresInstall.into(folder.resolve("p"))))
                        .limit(3)
                        .toList();

        // Then
        assertThat(installs).allSatisfy(i -> assertThat(i.join().program("postgres")).exists());
    }

    @Test
    void aFailedUnpackDoesNotPoisonTheNext() throws IOException {
        // Given
        var blocked = Files.writeString(folder.resolve("blocked"), "a file where a folder must be");
        assertThatThrownBy(() -> PostgresInstall.into(blocked.resolve("postgres")))
                .hasMessageContaining("cannot unpack PostgreSQL");
        Files.delete(blocked);

        // When
        var install = PostgresInstall.into(blocked.resolve("postgres"));

        // Then
        assertThat(install.program("postgres")).isExecutable();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
