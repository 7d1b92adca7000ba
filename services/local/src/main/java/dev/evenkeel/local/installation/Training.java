package dev.evenkeel.local.installation;

import dev.evenkeel.local.Folders;
import dev.evenkeel.local.installation.JavaProgram.QuickStart;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Port;
import dev.evenkeel.local.process.RunFiles;
import dev.evenkeel.local.process.StartResult;
import dev.evenkeel.local.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs freshly built applications once, in an installation of their own that is thrown away, so
 * that each leaves an AOT cache (JEP 514) from which it starts several times quicker. They go
 * through a meeting whose relay dies: the caches keep which code that takes (JEP 515).
 */
public final class Training {
    private static final Duration START_TIME = Duration.ofSeconds(90);

    /** Writing a cache is the last thing a trained JVM does. */
    private static final Duration END_TIME = Duration.ofSeconds(90);

    /** What is not wanted any more need not write its cache. */
    private static final Duration LEFTOVER_TIME = Duration.ofSeconds(1);

    /** Below what any system gives to outgoing connections: those take ports at any moment. */
    private static final int LOWEST_BASE = 20_000;

    private static final int HIGHEST_BASE = 32_000;
    private static final int PORT_ATTEMPTS = 50;

    private final Settings settings;
    private final Apps apps;

    public Training(Settings settings, Apps apps) {
        this.settings = settings;
        this.apps = apps;
    }

    /** Names of the components that have no cache yet. */
    public List<String> untrained() {
        return components(settings).stream()
                .filter(Training::isTraining)
                .map(Component::name)
                .toList();
    }

    /** Trains them; answers what went wrong, in sentences. */
    public List<String> run() {
        var scratch = settings.home().resolve("training");
        var running = new RunFiles(new Home(scratch).run());
        var supervisor = new Supervisor(running, START_TIME, END_TIME);
        var there = settings.elsewhere(scratch, freePorts());
        var hasty = new Supervisor(running, START_TIME, LEFTOVER_TIME);
        // What a run left that was itself killed.
        hasty.down(components(there), stopped -> {});
        delete(scratch);
        var components = components(there);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> hasty.down(components, stopped -> {})));
        try {
            var results = supervisor.up(components, result -> {});
            if (results.stream().allMatch(StartResult::serves)) {
                return rehearse(there, running).stream().toList();
            }
            return results.stream()
                    .filter(StartResult.Failed.class::isInstance)
                    .map(result -> ((StartResult.Failed) result).sentence())
                    .toList();
        } finally {
            supervisor.down(components, stopped -> {});
            delete(scratch);
        }
    }

    private List<Component> components(Settings there) {
        return new Installation(there, apps, QuickStart.TRAIN).components();
    }

    private Optional<String> rehearse(Settings there, RunFiles running) {
        var log = new Home(settings.home()).log("rehearsal");
        return new MeetingRehearsal(there, apps.of(Apps.REHEARSAL), running, log).run();
    }

    private static boolean isTraining(Component component) {
        return component.command().stream().anyMatch(a -> a.startsWith("-XX:AOTCacheOutput="));
    }

    private static Ports freePorts() {
        for (var attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(LOWEST_BASE, HIGHEST_BASE));
            if (allFree(ports)) {
                return ports;
            }
        }
        throw new IllegalStateException("found no free range of ports for the training run");
    }

    private static boolean allFree(Ports ports) {
        for (var port = ports.base(); port <= ports.highest(); port++) {
            if (!Port.tcp("any", port).isFree()) {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + folder, failed);
        }
    }
}
