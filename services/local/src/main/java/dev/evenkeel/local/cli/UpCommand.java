package dev.evenkeel.local.cli;

import dev.evenkeel.local.installation.Training;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.StartResult;
import dev.evenkeel.local.process.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts what does not run and says where everything is. */
@Command(name = "up", description = "Starts Evenkeel on this machine.")
final class UpCommand implements Callable<Integer> {
    private static final long NEEDED_BYTES = 500L << 20;

    @Option(names = "--detach", description = "Return when everything is ready.")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        var context = Context.fromEnvironment();
        var startedAll = context.exclusively(() -> start(context));
        if (startedAll && !detach) {
            stayInFront(context);
        }
        return 0;
    }

    /** Whether nothing ran before, so that this launcher may end it all. */
    private static boolean start(Context context) {
        requireSpace(context);
        train(context);
        var components = context.components();
        var began = System.nanoTime();
        var before = context.supervisor().status(components);
        tellRunning(context, components, before);
        var results = context.supervisor().up(components, result -> {});
        refuse(results);
        var statuses = context.supervisor().status(components);
        StatusTable.print(statuses);
        var took = Duration.ofNanos(System.nanoTime() - began);
        tellReady(context, results, took);
        return results.stream().allMatch(StartResult.Started.class::isInstance);
    }

    private static void train(Context context) {
        if ("off".equals(System.getenv("EVENKEEL_QUICK_START"))) {
            return;
        }
        var training = new Training(context.settings(), context.apps());
        var untrained = training.untrained();
        if (untrained.isEmpty()) {
            return;
        }
        System.out.println(
                "Preparing quick starts, once per build: " + String.join(", ", untrained));
        for (var sentence : training.run()) {
            System.err.println("Starts will be slower: " + sentence);
        }
    }

    private static void tellRunning(
            Context context, List<Component> components, List<Status> before) {
        var running =
                before.stream()
                        .filter(status -> status.state() != Status.State.STOPPED)
                        .map(Status::name)
                        .toList();
        if (running.isEmpty()) {
            return;
        }
        System.out.println("Already running: " + String.join(", ", running));
        var otherwise =
                components.stream()
                        .filter(context.supervisor()::runsOtherwise)
                        .map(Component::name)
                        .toList();
        if (!otherwise.isEmpty()) {
            System.out.printf(
                    "Of these, %s still run an earlier build or other settings;"
                            + " ./evenkeel down and up change over.%n",
                    String.join(", ", otherwise));
        }
    }

    private static void refuse(List<StartResult> results) {
        var failures =
                results.stream()
                        .filter(StartResult.Failed.class::isInstance)
                        .map(result -> ((StartResult.Failed) result).sentence())
                        .toList();
        if (!failures.isEmpty()) {
            throw new RefusedException("Evenkeel is not up: " + String.join("\n", failures));
        }
    }

    private static void tellReady(Context context, List<StartResult> results, Duration took) {
        var started = results.stream().filter(StartResult.Started.class::isInstance).count();
        var address = "http://localhost:%d/new".formatted(context.settings().ports().frontDoor());
        System.out.printf(
                "%n%s%n",
                started == 0
                        ? "Evenkeel was up already. Open " + address
                        : "Evenkeel is up after %.1f s. Open %s"
                                .formatted(took.toMillis() / 1000.0, address));
        SetupLink.of(context.home(), context.settings().ports().frontDoor())
                .ifPresent(link -> System.out.println("Create the administrator: " + link));
    }

    private static void stayInFront(Context context) throws InterruptedException {
        System.out.println("Ctrl-C stops everything (start with --detach to keep it).");
        var components = context.componentsThatRun();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    System.out.println();
                                    context.supervisor().down(components, DownCommand::told);
                                },
                                "down"));
        new CountDownLatch(1).await();
    }

    private static void requireSpace(Context context) {
        try {
            Files.createDirectories(context.home().root());
            var free = Files.getFileStore(context.home().root()).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new RefusedException(
                        "%s has %d MB left, Evenkeel needs %d MB: free some space or point"
                                        .formatted(
                                                context.home().root(),
                                                free >> 20,
                                                NEEDED_BYTES >> 20)
                                + " EVENKEEL_HOME elsewhere.");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write into " + context.home().root(), failed);
        }
    }
}
