package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.platform.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Files that come with this build and those of an operator's folder, which is looked at every
 * second, by content, so that a mounted ConfigMap works too. All files come into force together or
 * none does.
 */
public final class WatchedFolder<C> {
    private static final Logger LOG = Logger.getLogger(WatchedFolder.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final String name;
    private final Optional<RuleFolder> folder;
    private final List<RuleSource> shipped;
    private final Function<List<RuleSource>, Read<C>> reader;
    private final Clock clock;
    private final Worker worker;
    private List<RuleSource> lastRead;
    private volatile State<C> present;

    /** Files as understood; with any error they are not to be used. */
    public record Read<C>(C catalog, List<RuleError> errors) {}

    /**
     * What is in force, and what is wrong with the files as they are now.
     *
     * @param errors of newer files, which are not in force; empty when the files are in force
     * @param since when these came into force
     */
    public record State<C>(C catalog, List<RuleError> errors, Instant since) {
        public State {
            errors = List.copyOf(errors);
        }
    }

    /**
     * The shipped files and those of the folder, read once at once.
     *
     * @param name of what is read, for the log
     */
    public WatchedFolder(
            String name,
            Optional<Path> directory,
            List<RuleSource> shipped,
            Function<List<RuleSource>, Read<C>> reader,
            Clock clock) {
        this.name = name;
        this.folder = directory.map(RuleFolder::new);
        this.shipped = List.copyOf(shipped);
        this.reader = reader;
        this.clock = clock;
        this.worker = new Worker(name + "-keeper", this::watch);
        this.lastRead = this.shipped;
        this.present = new State<>(reader.apply(shipped).catalog(), List.of(), clock.instant());
        reload();
    }

    public State<C> present() {
        return present;
    }

    /** The operator's folder; empty when there is none. */
    public Optional<Path> directory() {
        return folder.map(RuleFolder::folder);
    }

    /** Reads the files anew and puts them in force if nothing is wrong with them. */
    public synchronized State<C> reload() {
        try {
            List<RuleSource> files = new ArrayList<>(shipped);
            if (folder.isPresent()) {
                files.addAll(folder.get().read());
            }
            if (!files.equals(lastRead) || isUnreadable()) {
                lastRead = List.copyOf(files);
                use(reader.apply(files));
            }
        } catch (IOException e) {
            RuleError error =
                    new RuleError(
                            directory().map(Path::toString).orElse(""),
                            0,
                            0,
                            "",
                            "a folder of files that can be read",
                            String.valueOf(e));
            refuse(List.of(error));
        }
        return present;
    }

    /** Begins to look for changes. */
    public void start() {
        if (folder.isPresent()) {
            worker.start();
        }
    }

    public void stop() throws InterruptedException {
        worker.end();
    }

    private void watch(Worker self) {
        while (self.goesOn()) {
            reload();
            self.pause(LOOK_EVERY);
        }
    }

    private void use(Read<C> read) {
        if (read.errors().isEmpty()) {
            present = new State<>(read.catalog(), List.of(), clock.instant());
            LOG.infof("event=%s-in-force files=%d", name, lastRead.size());
        } else {
            refuse(read.errors());
        }
    }

    private void refuse(List<RuleError> errors) {
        if (!present.errors().equals(errors)) {
            errors.forEach(error -> LOG.warnf("event=%s-error error=\"%s\"", name, error));
            present = new State<>(present.catalog(), errors, present.since());
        }
    }

    /** The folder itself could not be read; its files may be the same when it can be again. */
    private boolean isUnreadable() {
        return present.errors().stream().anyMatch(error -> error.line() == 0);
    }
}
