package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.Routing;
import dev.evenkeel.incident.alert.domain.RoutingReader;
import dev.evenkeel.incident.ruleset.events.WatchedFile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The routing in force: the file {@code evenkeel.alerts.routing}, or none. */
@Singleton
public class RoutingKeeper {
    private final WatchedFile<Routing> file;

    @Inject
    RoutingKeeper(AlertConfig config) {
        file =
                new WatchedFile<>(
                        "routing",
                        config.routing().orElse(null),
                        Routing.NONE,
                        RoutingKeeper::read);
    }

    public WatchedFile.State<Routing> state() {
        return file.state();
    }

    void start(@Observes StartupEvent started) {
        file.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        file.stop();
    }

    private static WatchedFile.Read<Routing> read(String name, String text) {
        RoutingReader.Result read = RoutingReader.read(name, text);
        return new WatchedFile.Read<>(read.value(), read.errors());
    }
}
