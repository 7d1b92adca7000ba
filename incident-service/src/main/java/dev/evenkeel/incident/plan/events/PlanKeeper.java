package dev.evenkeel.incident.plan.events;

import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.domain.ShippedPlans;
import dev.evenkeel.incident.ruleset.events.WatchedFolder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which plans are in force: those shipped, and those of the folder {@code
 * evenkeel.plans.directory}, if one is set.
 */
@Singleton
public class PlanKeeper {
    private final WatchedFolder<PlanCatalog> folder;

    @Inject
    PlanKeeper(
            @ConfigProperty(name = "evenkeel.plans.directory") Optional<String> directory,
            Clock clock) {
        this.folder =
                new WatchedFolder<>(
                        "plans",
                        directory.map(Path::of),
                        ShippedPlans.files(),
                        files -> {
                            PlanCatalog read = PlanCatalog.read(files);
                            return new WatchedFolder.Read<>(read, read.errors());
                        },
                        clock);
    }

    public WatchedFolder.State<PlanCatalog> present() {
        return folder.present();
    }

    /** The folder of the operator's plans; empty when there is none. */
    public Optional<Path> directory() {
        return folder.directory();
    }

    /** Reads the files anew and puts them in force if nothing is wrong with them. */
    public WatchedFolder.State<PlanCatalog> reload() {
        return folder.reload();
    }

    void start(@Observes StartupEvent started) {
        folder.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        folder.stop();
    }
}
