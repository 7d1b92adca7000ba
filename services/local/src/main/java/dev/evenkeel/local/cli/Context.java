package dev.evenkeel.local.cli;

import dev.evenkeel.local.installation.Apps;
import dev.evenkeel.local.installation.Home;
import dev.evenkeel.local.installation.Installation;
import dev.evenkeel.local.installation.OwnAddress;
import dev.evenkeel.local.installation.RelaySlot;
import dev.evenkeel.local.installation.Settings;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.RunFiles;
import dev.evenkeel.local.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The installation a command works on, from the environment. */
record Context(Settings settings, Home home, Apps apps, Supervisor supervisor) {
    private static final Duration START_TIME = Duration.ofSeconds(120);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    static Context fromEnvironment() {
        var settings = Settings.from(System.getenv(), OwnAddress.find());
        var home = new Home(settings.home());
        var supervisor = new Supervisor(new RunFiles(home.run()), START_TIME, STOP_TIME);
        return new Context(settings, home, Apps.in(settings.apps()), supervisor);
    }

    List<Component> components() {
        return new Installation(settings, apps).components();
    }

    /**
     * Also relays that were started when there were to be more, and who was made up for a drill.
     */
    List<Component> componentsThatRun() {
        var started = new RunFiles(home.run());
        var relays =
                Arrays.stream(RelaySlot.values())
                        .filter(relay ->
                                settings.relays().contains(relay)
                                        || started.running(relay.id()).isPresent())
                        .toList();
        var components =
                new ArrayList<>(new Installation(settings.with(relays), apps).components());
        drillPeople().ifPresent(components::add);
        return components;
    }

    /** The made-up people of a drill, while there are some. */
    Optional<Component> drillPeople() {
        return new RunFiles(home.run())
                .running(Installation.DRILL_PEOPLE)
                .map(running -> new Installation(settings, apps).drillPeople("", ""));
    }

    /** Does the work unless another launcher is starting or stopping something right now. */
    <T> T exclusively(java.util.function.Supplier<T> work) {
        try {
            Files.createDirectories(home.run());
            try (var channel =
                            FileChannel.open(
                                    home.lock(),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw new RefusedException(
                            "Another ./evenkeel is starting or stopping this installation;"
                                    + " wait for it to finish.");
                }
                return work.get();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + home.lock(), failed);
        }
    }
}
