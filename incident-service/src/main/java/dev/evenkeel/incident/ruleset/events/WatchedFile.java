package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.platform.worker.Worker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One file of settings, looked at every second by content, so that a mounted ConfigMap works too. A
 * file with something wrong in it changes nothing: what was read before stays in force.
 */
public final class WatchedFile<T> {
    private static final Logger LOG = Logger.getLogger(WatchedFile.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long LONGEST = 4 * 1024 * 1024L;

    private final String name;
    private final @Nullable Path path;
    private final BiFunction<String, String, Read<T>> reader;
    private final Worker worker;
    private volatile State<T> state;
    private @Nullable String lastText;

    /** A text as understood: a value, or what is wrong. */
    public record Read<T>(Optional<T> value, List<RuleError> errors) {}

    /**
     * What is in force, and what is wrong with the file as it is now.
     *
     * @param errors of a newer file, which is not in force
     */
    public record State<T>(T value, List<RuleError> errors) {
        public State {
            errors = List.copyOf(errors);
        }
    }

    /**
     * A file, read once at once.
     *
     * @param path {@code null} when there is none: then {@code otherwise} is in force
     * @param reader of the file's name and text
     */
    public WatchedFile(
            String name,
            @Nullable Path path,
            T otherwise,
            BiFunction<String, String, Read<T>> reader) {
        this.name = name;
        this.path = path;
        this.reader = reader;
        this.state = new State<>(otherwise, List.of());
        this.worker = new Worker(name + "-keeper", this::watch);
        look();
    }

    public State<T> state() {
        return state;
    }

    /** Begins to look for changes. */
    public void start() {
        if (path != null) {
            worker.start();
        }
    }

    public void stop() throws InterruptedException {
        worker.end();
    }

    private void watch(Worker self) {
        while (self.goesOn()) {
            self.pause(LOOK_EVERY);
            look();
        }
    }

    private synchronized void look() {
        if (path == null) {
            return;
        }
        try {
            if (Files.size(path) > LONGEST) {
                throw new IOException("longer than 4 MiB");
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            if (!text.equals(lastText)) {
                lastText = text;
                take(reader.apply(String.valueOf(path.getFileName()), text));
            }
        } catch (IOException e) {
            lastText = null;
            refuse(
                    List.of(
                            new RuleError(
                                    path.toString(), 0, 0, "", "a file to read", e.toString())));
        }
    }

    private void take(Read<T> read) {
        if (read.value().isPresent()) {
            state = new State<>(read.value().get(), List.of());
            LOG.infof("event=file-in-force file=%s", name);
        } else {
            refuse(read.errors());
        }
    }

    private void refuse(List<RuleError> errors) {
        if (!state.errors().equals(errors)) {
            errors.forEach(error -> LOG.warnf("event=file-error error=\"%s\"", error));
            state = new State<>(state.value(), errors);
        }
    }
}
