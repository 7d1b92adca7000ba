package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
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
 * Which rules are in force: those shipped, and those of the folder {@code
 * evenkeel.rules.directory}, if one is set.
 */
@Singleton
public class RuleKeeper {
    private final WatchedFolder<RuleCatalog> folder;

    @Inject
    RuleKeeper(
            @ConfigProperty(name = "evenkeel.rules.directory") Optional<String> directory,
            PlanKeeper plans,
            Clock clock) {
        this.folder =
                new WatchedFolder<>(
                        "rules",
                        directory.map(Path::of),
                        ShippedRules.files(),
                        files -> {
                            PlanCatalog known = plans.present().catalog();
                            RuleCatalog read = RuleCatalog.read(files, known.movers());
                            return new WatchedFolder.Read<>(read, read.errors());
                        },
                        clock);
    }

    public WatchedFolder.State<RuleCatalog> present() {
        return folder.present();
    }

    /** The folder of the operator's rules; empty when there is none. */
    public Optional<Path> directory() {
        return folder.directory();
    }

    /** Reads the files anew and puts them in force if nothing is wrong with them. */
    public WatchedFolder.State<RuleCatalog> reload() {
        return folder.reload();
    }

    void start(@Observes StartupEvent started) {
        folder.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        folder.stop();
    }
}
