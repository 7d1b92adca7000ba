package dev.evenkeel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.local.installation.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupLinkTest {
    @TempDir Path folder;

    @Test
    void isPrintedWhileRoomServiceOffersIt() throws IOException {
        // Given
        var home = new Home(folder);
        Files.createDirectories(home.secrets());
        Files.writeString(home.administratorSetup(), "s3cret\n");

        // Then
        assertThat(SetupLink.of(home, 8080)).contains("http://localhost:8080/setup#s3cret");
    }

    @Test
    void isNotPrintedOnceThereIsAnAdministrator() {
        assertThat(SetupLink.of(new Home(folder), 8080)).isEmpty();
    }
}
