package dev.evenkeel.local.process;

import dev.evenkeel.local.Await;
import dev.evenkeel.local.process.Status.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Brings components up, tells how they are and takes them down again. */
public final class Supervisor {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final RunFiles runFiles;
    private final Duration startTime;
    private final Duration stopTime;

    /**
     * @param startTime how long a component may take until it serves
     * @param stopTime how long it may take to end before it is killed
     */
    public Supervisor(RunFiles runFiles, Duration startTime, Duration stopTime) {
        this.runFiles = runFiles;
        this.startTime = startTime;
        this.stopTime = stopTime;
    }

    /** How every component is, asked at the same time. */
    public List<Status> status(List<Component> components) {
        var asked =
                components.stream()
                        .map(c -> CompletableFuture.supplyAsync(() -> status(c), THREADS))
                        .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Starts what does not run, each component as soon as those it needs serve. After a failure
     * what this call has started is stopped again; what ran before is left alone.
     *
     * @param told hears of each component when it is decided
     */
    public List<StartResult> up(List<Component> components, Consumer<StartResult> told) {
        var missing =
                components.stream().filter(c -> runFiles.running(c.name()).isEmpty()).toList();
        var taken = TakenPorts.of(missing);
        if (!taken.isEmpty()) {
            return taken.refuse(components);
        }
        var pending = new LinkedHashMap<String, CompletableFuture<StartResult>>();
        for (var component : components) {
            pending.put(component.name(), startAfter(component, pending, told));
        }
        var results = pending.values().stream().map(CompletableFuture::join).toList();
        if (!results.stream().allMatch(StartResult::serves)) {
            down(missing, stopped -> {});
        }
        return results;
    }

    /** Stops the components in reverse order: those nobody needs first. */
    public void down(List<Component> components, Consumer<String> told) {
        var left = new ArrayList<>(components);
        while (!left.isEmpty()) {
            var unneeded = left.stream().filter(c -> isUnneeded(c, left)).toList();
            var stops =
                    unneeded.stream()
                            .map(c -> CompletableFuture.runAsync(() -> stop(c, told), THREADS))
                            .toList();
            stops.forEach(CompletableFuture::join);
            left.removeAll(unneeded);
        }
    }

    /** Whether a process runs another command line than it would be started with now. */
    public boolean runsOtherwise(Component component) {
        return runFiles.running(component.name())
                .filter(entry -> !entry.command().equals(component.command()))
                .isPresent();
    }

    /** Sends a component's process a signal; false when none runs. */
    public boolean signal(Component component, String signal) {
        var running = runFiles.running(component.name());
        running.ifPresent(entry -> signal(entry.identity(), signal));
        return running.isPresent();
    }

    private Status status(Component component) {
        return runFiles.running(component.name())
                .map(entry -> {
                    var serving = component.readiness().isServing();
                    var state = serving ? State.RUNNING : State.STARTING;
                    return Status.of(component, entry.pid(), state);
                })
                .orElseGet(() -> Status.of(component, null, State.STOPPED));
    }

    private CompletableFuture<StartResult> startAfter(
            Component component,
            Map<String, CompletableFuture<StartResult>> earlier,
            Consumer<StartResult> told) {
        var needed =
                earlier.entrySet().stream().filter(e -> component.needs().contains(e.getKey()));
        var needs = needed.map(Map.Entry::getValue).toList();
        return CompletableFuture.allOf(needs.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                        done -> {
                            var result = startUnless(component, needs);
                            told.accept(result);
                            return result;
                        },
                        THREADS);
    }

    private StartResult startUnless(
            Component component, List<CompletableFuture<StartResult>> needs) {
        if (!needs.stream().map(CompletableFuture::join).allMatch(StartResult::serves)) {
            return new StartResult.Skipped(component.name());
        }
        return new ComponentStart(component, runFiles, startTime).run();
    }

    private static boolean isUnneeded(Component component, List<Component> left) {
        return left.stream().noneMatch(other -> other.needs().contains(component.name()));
    }

    private void stop(Component component, Consumer<String> told) {
        runFiles.running(component.name())
                .ifPresent(entry -> {
                    end(component, entry.identity());
                    told.accept(component.name());
                });
        runFiles.forget(component.name());
    }

    private void end(Component component, ProcessIdentity process) {
        signal(process, component.stop().name());
        if (!Await.until(() -> !process.isAlive(), stopTime)) {
            signal(process, "KILL");
            Await.until(() -> !process.isAlive(), stopTime);
        }
    }

    private static void signal(ProcessIdentity process, String signal) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot signal " + process.pid(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
