package dev.evenkeel.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir Path folder;

    @Test
    void tellsTroubleBeforeAnythingElse() throws IOException {
        // Given
        var log = folder.resolve("x.log");
        Files.writeString(
                log,
                """
                INFO starting
                ERROR cannot bind port 8081
                \tat some.Frame(Frame.java:1)
                Caused by: BindException
                INFO stopped
                """);

        // When
        var lines = LogTail.of(log);

        // Then
        assertThat(lines)
                .containsExactly("ERROR cannot bind port 8081", "Caused by: BindException");
    }

    @Test
    void tellsTheLastLinesOfALogWithoutTrouble() throws IOException {
        // Given
        var log = folder.resolve("x.log");
        Files.writeString(log, "1\n2\n3\n4\n5\n6\n7\n");

        // When
        var lines = LogTail.of(log);

        // Then
        assertThat(lines).containsExactly("3", "4", "5", "6", "7");
    }

    @Test
    void aMissingLogHasNoLines() {
        // When
        var lines = LogTail.of(folder.resolve("none.log"));

        // Then
        assertThat(lines).isEmpty();
    }
}
