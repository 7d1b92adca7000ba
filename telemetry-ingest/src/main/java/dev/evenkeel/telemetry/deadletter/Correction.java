package dev.evenkeel.telemetry.deadletter;

import dev.evenkeel.telemetry.deadletter.Arguments.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What becomes of a payload before it is replayed. */
interface Correction extends UnaryOperator<String> {
    Correction NONE = payload -> payload;

    /** It is replaced by what a file holds. */
    static Correction fromFile(String file) {
        return _ -> {
            try {
                return Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new RefusedException(file + " cannot be read");
            }
        };
    }

    /** A person changes it, in the editor of {@code VISUAL} or {@code EDITOR}, else vi. */
    static Correction byEditor(Map<String, String> environment) {
        String editor =
                environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
        return payload -> {
            try {
                Path file = Files.createTempFile("dead-letter", ".json");
                try {
                    Files.writeString(file, payload);
                    edit(editor, file);
                    return Files.readString(file).strip();
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new RefusedException("the editor failed: " + e.getMessage());
            }
        };
    }

    private static void edit(String editor, Path file) throws IOException {
        try {
            int status =
                    new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new RefusedException("the editor ended with status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        }
    }
}
