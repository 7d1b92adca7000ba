package dev.evenkeel.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.shipped.ShippedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document in docs/ that is generated; rewritten with {@code -Dopenapi.write=true}. */
public final class Written {
    private Written() {}

    /** Fails when the file of that name below docs/ is another one. */
    public static void check(String file, String generated) {
        Path path = ShippedFiles.root().resolve("docs").resolve(file);
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
