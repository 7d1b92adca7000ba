package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Which rules are in force: those shipped, and those of the folder {@code
 * evenkeel.rules.directory}, if one is set. The folder is looked at every second, by content, so
 * that a mounted ConfigMap works too. All files come into force together or none does.
 */
@Singleton
public class RuleKeeper {
    private static final Logger LOG = Logger.getLogger(RuleKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Optional<RuleFolder> folder;
    private final Clock clock;
    private final Set<String> plans = PlanCatalog.load().plans().keySet();
    private final Worker worker = new Worker("rule-keeper", this::watch);
    private List<RuleSource> lastRead;
    private volatile RulesInForce present;

    @Inject
    RuleKeeper(
            @ConfigProperty(name = "evenkeel.rules.directory") Optional<String> directory,
            Clock clock) {
        this.folder = directory.map(Path::of).map(RuleFolder::new);
        this.clock = clock;
        this.lastRead = ShippedRules.files();
        RuleCatalog shipped = RuleCatalog.read(lastRead, plans);
        this.present = new RulesInForce(shipped, List.of(), clock.instant());
        reload();
    }

    public RulesInForce present() {
        return present;
    }

    /** The folder of the operator's rules; empty when there is none. */
    public Optional<Path> directory() {
        return folder.map(RuleFolder::folder);
    }

    /** Reads the files anew and puts them in force if nothing is wrong with them. */
    public final synchronized RulesInForce reload() {
        try {
            List<RuleSource> files = new ArrayList<>(ShippedRules.files());
            if (folder.isPresent()) {
                files.addAll(folder.get().read());
            }
            if (!files.equals(lastRead) || isUnreadable(present)) {
                lastRead = List.copyOf(files);
                use(RuleCatalog.read(files, plans));
            }
        } catch (IOException e) {
            RuleError error =
                    new RuleError(
                            directory().map(Path::toString).orElse(""),
                            0,
                            0,
                            "",
                            "a folder of files that can be read",
                            String.valueOf(e));
            refuse(List.of(error));
        }
        return present;
    }

    void start(@Observes StartupEvent started) {
        if (folder.isPresent()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void watch(Worker self) {
        while (self.goesOn()) {
            reload();
            self.pause(LOOK_EVERY);
        }
    }

    private void use(RuleCatalog read) {
        if (read.isValid()) {
            present = new RulesInForce(read, List.of(), clock.instant());
            LOG.infof("event=rules-in-force rules=%d", read.rules().size());
        } else {
            refuse(read.errors());
        }
    }

    private void refuse(List<RuleError> errors) {
        if (!present.errors().equals(errors)) {
            errors.forEach(error -> LOG.warnf("event=rule-error error=\"%s\"", error));
            present = new RulesInForce(present.catalog(), errors, present.since());
        }
    }

    /** The folder itself could not be read; its files may be the same when it can be again. */
    private static boolean isUnreadable(RulesInForce rules) {
        return rules.errors().stream().anyMatch(error -> error.line() == 0);
    }
}
