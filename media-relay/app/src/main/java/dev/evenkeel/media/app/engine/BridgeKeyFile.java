package dev.evenkeel.media.app.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The file of {@code evenkeel.relay.bridge-key-file}. */
final class BridgeKeyFile {
    private static final int KEY_BYTES = 32;

    private BridgeKeyFile() {}

    /**
     * @throws IllegalArgumentException when the file does not hold base64 of 32 bytes
     */
    static byte[] read(Path file) {
        byte[] key = decode(file, content(file));
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "evenkeel.relay.bridge-key-file %s: expected base64 of %d bytes, found %d bytes"
                            .formatted(file, KEY_BYTES, key.length));
        }
        return key;
    }

    private static byte[] decode(Path file, String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "evenkeel.relay.bridge-key-file %s: expected base64".formatted(file), e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("evenkeel.relay.bridge-key-file " + file, e);
        }
    }
}
