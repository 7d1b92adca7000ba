package dev.evenkeel.incident.topology.events;

import dev.evenkeel.incident.ruleset.events.WatchedFile;
import dev.evenkeel.incident.topology.domain.Topology;
import dev.evenkeel.incident.topology.domain.TopologyReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topology in force: the file {@code evenkeel.topology.file}, or none. */
@Singleton
public class TopologyKeeper {
    private final WatchedFile<Topology> file;

    @Inject
    TopologyKeeper(@ConfigProperty(name = "evenkeel.topology.file") Optional<String> path) {
        file =
                new WatchedFile<>(
                        "topology",
                        path.map(Path::of).orElse(null),
                        Topology.NONE,
                        TopologyKeeper::read);
    }

    public WatchedFile.State<Topology> state() {
        return file.state();
    }

    void start(@Observes StartupEvent started) {
        file.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        file.stop();
    }

    private static WatchedFile.Read<Topology> read(String name, String text) {
        TopologyReader.Result read = TopologyReader.read(name, text);
        return new WatchedFile.Read<>(read.value(), read.errors());
    }
}
