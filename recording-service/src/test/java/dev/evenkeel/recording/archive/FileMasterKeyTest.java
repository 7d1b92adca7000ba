package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMasterKeyTest {
    private static final byte[] KEY = {1, 2, 3};

    private static MasterKey key(int of) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) of;
        return FileMasterKey.of(bytes);
    }

    @Test
    void aKeyIsBoundToItsRecordingAndItsMaster() throws Exception {
        // Given
        byte[] wrapped = key(1).wrap(KEY, "rec-1");

        // Then
        assertThat(key(1).unwrap(wrapped, "rec-1")).isEqualTo(KEY);
        assertThatThrownBy(() -> key(1).unwrap(wrapped, "rec-2"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> key(2).unwrap(wrapped, "rec-1"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keysOfBeforeUnwrapAndWrapNothing() throws Exception {
        // Given
        MasterKey ring = MasterKey.of(key(3), List.of(key(1), key(2)));

        // Then
        assertThat(ring.unwrap(key(2).wrap(KEY, "rec-1"), "rec-1")).isEqualTo(KEY);
        assertThat(key(3).unwrap(ring.wrap(KEY, "rec-1"), "rec-1")).isEqualTo(KEY);
        assertThatThrownBy(() -> ring.unwrap(key(4).wrap(KEY, "rec-1"), "rec-1"))
                .isInstanceOf(GeneralSecurityException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
    }

    @Test
    void whatIsMissingOrNoKeyIsNamed(@TempDir Path home) throws Exception {
        // Given
        Path file = Files.writeString(home.resolve("short.key"), "c2hvcnQ=");

        // Then
        assertThatThrownBy(() -> FileMasterKey.read(file))
                .hasMessage(file + " must hold base64 of 32 bytes, not of 5");
        assertThatThrownBy(() -> MasterKeySettings.of(Map.of()).open())
                .hasMessage("evenkeel.recording.master-key-file is not set");
        assertThatThrownBy(() ->
                        MasterKeySettings.of(
                                Map.of("EVENKEEL_RECORDING_PKCS11_LIBRARY", "/nowhere.so")))
                .hasMessage("EVENKEEL_RECORDING_PKCS11_PIN_FILE is not set");
    }
}
