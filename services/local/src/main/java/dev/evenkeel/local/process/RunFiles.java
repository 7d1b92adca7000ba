package dev.evenkeel.local.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What was started, one small JSON file per component, so that any later launcher knows it. */
public final class RunFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public RunFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A started process.
     *
     * @param command what it runs: another command line is another build or configuration
     */
    public record Entry(String name, long pid, String started, List<String> command) {
        public ProcessIdentity identity() {
            return new ProcessIdentity(pid, started);
        }
    }

    public void save(Entry entry) {
        try {
            Files.createDirectories(folder);
            var written = Files.createTempFile(folder, entry.name(), ".tmp");
            Files.write(written, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(entry));
            Files.move(written, file(entry.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write into " + folder, failed);
        }
    }

    /** What was last started under this name, if it still runs. */
    public Optional<Entry> running(String name) {
        return read(name).filter(entry -> entry.identity().isAlive());
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file(name), failed);
        }
    }

    private Optional<Entry> read(String name) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(name)), Entry.class));
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        } catch (JsonProcessingException damaged) {
            // Cannot come from us (files are moved into place whole); then it says nothing.
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file(name), failed);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
