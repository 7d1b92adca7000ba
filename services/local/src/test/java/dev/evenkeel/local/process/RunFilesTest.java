package dev.evenkeel.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir Path folder;
    private RunFiles files;
    private ProcessIdentity self;

    @BeforeEach
    void open() {
        files = new RunFiles(folder.resolve("run"));
        self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    }

    @Test
    void remembersARunningProcess() {
        // Given
        var entry = entry(self.started());

        // When
        files.save(entry);

        // Then
        assertThat(files.running("relay-a")).contains(entry);
    }

    @Test
    void takesAReusedPidForNobody() {
        // When
        files.save(entry("another boot:1"));

        // Then
        assertThat(files.running("relay-a")).isEmpty();
    }

    @Test
    void forgets() {
        // Given
        files.save(entry(self.started()));

        // When
        files.forget("relay-a");

        // Then
        assertThat(files.running("relay-a")).isEmpty();
    }

    @Test
    void aDamagedFileSaysNothing() throws IOException {
        // Given
        files.save(entry(self.started()));

        // When
        Files.writeString(folder.resolve("run/relay-a.json"), "{");

        // Then
        assertThat(files.running("relay-a")).isEmpty();
    }

    private RunFiles.Entry entry(String started) {
        return new RunFiles.Entry("relay-a", self.pid(), started, List.of("java"));
    }
}
