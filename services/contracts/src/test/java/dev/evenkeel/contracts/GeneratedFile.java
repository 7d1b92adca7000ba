package dev.evenkeel.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checked-in file that is generated: compared in every build, written with {@code
 * -Dcontracts.write=true}.
 *
 * @param path relative to the module
 */
public record GeneratedFile(Path path, String content) {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    /** A resource of the module's jar. */
    public static GeneratedFile resource(String name, String content) {
        return new GeneratedFile(Path.of("src/main/resources").resolve(name), content);
    }

    /** A file in the repository's docs folder. */
    public static GeneratedFile document(String name, String content) {
        return new GeneratedFile(Path.of("../../docs").resolve(name), content);
    }

    /** Fails unless the file is as generated. */
    public void assertCurrent() {
        Path file = MODULE.resolve(path).normalize();
        try {
            if (Boolean.getBoolean("contracts.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            }
            assertThat(file).exists();
            assertThat(Files.readString(file))
                    .as("%s is out of date: repeat with -Dcontracts.write=true", path)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
