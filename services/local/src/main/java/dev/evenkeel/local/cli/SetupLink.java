package dev.evenkeel.local.cli;

import dev.evenkeel.local.installation.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The one-time link that makes the first administrator, while room-service offers one. */
final class SetupLink {
    private SetupLink() {}

    static Optional<String> of(Home home, int frontDoor) {
        try {
            var secret = Files.readString(home.administratorSetup()).strip();
            return Optional.of("http://localhost:%d/setup#%s".formatted(frontDoor, secret));
        } catch (NoSuchFileException thereIsOne) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
