package dev.evenkeel.room.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document in docs/ that is generated; rewritten with {@code -Dopenapi.write=true}. */
public final class Written {
    private static final Path DOCS = Path.of("../../docs");

    private Written() {}

    public static void check(String file, String generated) {
        Path path = DOCS.resolve(file);
        try {
            if (Boolean.getBoolean("openapi.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, generated);
            }
            assertThat(Files.readString(path))
                    .as("docs/%s is out of date: repeat with -Dopenapi.write=true", file)
                    .isEqualTo(generated);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
