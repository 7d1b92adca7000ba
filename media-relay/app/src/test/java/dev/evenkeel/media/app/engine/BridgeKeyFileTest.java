package dev.evenkeel.media.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeKeyFileTest {
    @TempDir private Path folder;

    @Test
    void thirtyTwoBytesAreAKey() throws IOException {
        // Given
        byte[] key = new byte[32];
        key[31] = 7;
        Path file = write(Base64.getEncoder().encodeToString(key) + "\n");

        // Then
        assertThat(BridgeKeyFile.read(file)).isEqualTo(key);
    }

    @Test
    void aShortKeyIsRefused() throws IOException {
        // Given
        Path file = write(Base64.getEncoder().encodeToString(new byte[16]));

        // Then
        assertThatThrownBy(() -> BridgeKeyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes, found 16");
    }

    @Test
    void somethingElseIsRefused() throws IOException {
        // Given
        Path file = write("not base64!");

        // Then
        assertThatThrownBy(() -> BridgeKeyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected base64");
    }

    @Test
    void noFileIsSaidByItsKey() {
        assertThatThrownBy(() -> BridgeKeyFile.read(folder.resolve("absent")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("evenkeel.relay.bridge-key-file");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("bridge.key"), content);
    }
}
