package dev.evenkeel.incident.alert.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keys of receivers, read anew for each message, so that they can be changed at any time. */
record Secrets(Optional<Path> folder) {

    /** Text of the file of that name; fails with a sentence that says what to do. */
    String text(String name) {
        if (folder.isEmpty()) {
            throw new IllegalStateException(
                    "evenkeel.alerts.secrets is not set, so there is no key " + name);
        }
        try {
            return Files.readString(folder.get().resolve(name), StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw new IllegalStateException(
                    "the key file %s cannot be read in %s".formatted(name, folder.get()));
        }
    }
}
