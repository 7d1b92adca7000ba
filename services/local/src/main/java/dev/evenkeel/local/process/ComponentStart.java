package dev.evenkeel.local.process;

import dev.evenkeel.local.Await;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Bringing up one component: not twice, and not longer than it may take. */
final class ComponentStart {
    private final Component component;
    private final RunFiles runFiles;
    private final Duration startTime;

    ComponentStart(Component component, RunFiles runFiles, Duration startTime) {
        this.component = component;
        this.runFiles = runFiles;
        this.startTime = startTime;
    }

    StartResult run() {
        var running = runFiles.running(component.name());
        if (running.isPresent()) {
            return awaitServing(running.get().identity(), true);
        }
        try {
            component.prepare().run();
            return awaitServing(start(), false);
        } catch (UncheckedIOException failed) {
            return failed(
                    "could not be started: %s (%s)"
                            .formatted(failed.getMessage(), failed.getCause()));
        }
    }

    private ProcessIdentity start() {
        var process = Spawner.start(component);
        var identity =
                ProcessIdentity.of(process.pid())
                        .orElseGet(() -> new ProcessIdentity(process.pid(), "ended"));
        runFiles.save(
                new RunFiles.Entry(
                        component.name(), identity.pid(), identity.started(), component.command()));
        return identity;
    }

    private StartResult awaitServing(ProcessIdentity process, boolean ranBefore) {
        var readiness = component.readiness();
        var decided = Await.until(() -> !process.isAlive() || readiness.isServing(), startTime);
        if (!process.isAlive()) {
            return failed("ended right after its start");
        }
        if (!decided) {
            return failed(
                    "runs (pid %d) but does not answer after %d s"
                            .formatted(process.pid(), startTime.toSeconds()));
        }
        return ranBefore
                ? new StartResult.AlreadyRunning(component.name())
                : new StartResult.Started(component.name());
    }

    private StartResult failed(String what) {
        var text = new StringBuilder();
        text.append("%s %s; its log is %s".formatted(component.name(), what, component.log()));
        LogTail.of(component.log()).forEach(line -> text.append("\n    ").append(line));
        return new StartResult.Failed(component.name(), text.toString());
    }
}
