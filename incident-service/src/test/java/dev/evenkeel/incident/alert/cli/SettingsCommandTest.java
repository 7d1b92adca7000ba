package dev.evenkeel.incident.alert.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void errorsAreSaidWithTheirPlace(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("routing.yaml");
        Files.writeString(file, "receivers:\n  - id: x\n    kind: pigeon\nroutes: []\n");

        // When
        int status = run("alerts", "check", file.toString());

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(said()).contains("routing.yaml:3:11 receivers[0].kind: expected alertmanager");
    }

    @Test
    void aGoodFileIsSaidToBeGoodAndAWrongCallToBeWrong(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("topology.yaml");
        Files.writeString(file, "sites: []\n");

        // Then
        assertThat(run("topology", "check", file.toString())).isZero();
        assertThat(run("topology", "check", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("topology", "burn", file.toString())).isEqualTo(2);
        assertThat(said()).contains("Nothing wrong.", "cannot be read", "Usage:");
    }

    private int run(String... args) {
        return new SettingsCommand(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(List.of(args));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
