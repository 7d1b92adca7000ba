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
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs freshly built applications once, in an installation of their own that is thrown away, so
 * that each leaves an AOT cache (JEP 514) from which it starts several times quicker.
 */
public final class Training {
    private static final Duration START_TIME = Duration.ofSeconds(90);

    /** Writing a cache is the last thing a trained JVM does. */
    private static final Duration END_TIME = Duration.ofSeconds(90);

    private static final int PORT_ATTEMPTS = 50;

    private final Settings settings;
    private final Apps apps;

    public Training(Settings settings, Apps apps) {
        this.settings = settings;
        this.apps = apps;
    }

    /** Names of the components that have no cache yet. */
    public List<String> untrained() {
        return new Installation(settings, apps, QuickStart.TRAIN)
                .components().stream().filter(Training::isTraining).map(Component::name).toList();
    }

    /** Trains them; answers what could not be started, in sentences. */
    public List<String> run() {
        var scratch = settings.home().resolve("training");
        delete(scratch);
        var there = settings.elsewhere(scratch, freePorts());
        var components = withNeeds(new Installation(there, apps, QuickStart.TRAIN).components());
        var supervisor =
                new Supervisor(new RunFiles(new Home(scratch).run()), START_TIME, END_TIME);
        try {
            return supervisor.up(components, result -> {}).stream()
                    .filter(StartResult.Failed.class::isInstance)
                    .map(result -> ((StartResult.Failed) result).sentence())
                    .toList();
        } finally {
            supervisor.down(components, stopped -> {});
            delete(scratch);
        }
    }

    /** The untrained components and what those need, in the same order. */
    private static List<Component> withNeeds(List<Component> components) {
        Set<String> wanted = new HashSet<>();
        for (var component : components) {
            if (isTraining(component)) {
                wanted.add(component.name());
                wanted.addAll(component.needs());
            }
        }
        return components.stream().filter(c -> wanted.contains(c.name())).toList();
    }

    private static boolean isTraining(Component component) {
        return component.command().stream().anyMatch(a -> a.startsWith("-XX:AOTCacheOutput="));
    }

    private static Ports freePorts() {
        for (var attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            var base = freePort();
            if (base > 1024 && base < 65_000 && allFree(new Ports(base))) {
                return new Ports(base);
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

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + folder, failed);
        }
    }
}
