package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.ruleset.domain.FixtureResult;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Plays the recordings of every rule in force to it, once for each definition of it: one rule after
 * another, slowly, and only when the service has begun its work, since nobody waits for it.
 */
@Singleton
public class RuleTests {
    private static final Logger LOG = Logger.getLogger(RuleTests.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(15);

    private final RuleKeeper rules;
    private final Clock clock;
    private final Instant notBefore;
    private final Map<String, Tested> tested = new ConcurrentHashMap<>();
    private final Worker worker;

    /** What came of the tests of one rule as it was then. */
    public record Tested(Rule rule, Instant at, List<FixtureResult> results) {
        public Tested {
            results = List.copyOf(results);
        }
    }

    @Inject
    RuleTests(RuleKeeper rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
        this.notBefore = clock.instant().plus(FIRST_AFTER);
        this.worker =
                Worker.repeating(
                        "rule-tests",
                        LOOK_EVERY,
                        this::testNext,
                        e -> LOG.warnf("event=rule-tests-wait cause=\"%s\"", e.getMessage()));
    }

    /** The results for a rule as it is; empty until there are any. */
    public Optional<Tested> of(Rule rule) {
        return Optional.ofNullable(tested.get(rule.id())).filter(one -> one.rule().equals(rule));
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void testNext() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        RuleCatalog catalog = rules.present().catalog();
        catalog.rules().stream()
                .filter(FixtureFiles::isTested)
                .filter(sourced -> of(sourced.rule()).isEmpty())
                .findFirst()
                .ifPresent(sourced -> test(sourced, catalog));
    }

    private void test(RuleCatalog.Sourced sourced, RuleCatalog catalog) {
        Rule rule = sourced.rule();
        try {
            List<FixtureResult> results =
                    FixtureResult.of(
                            rule.id(),
                            FixtureFiles.of(sourced, rules.directory()),
                            catalog.ruleSet());
            tested.put(rule.id(), new Tested(rule, clock.instant(), results));
            if (!results.stream().allMatch(FixtureResult::isPassed)) {
                LOG.warnf("event=rule-test-failed rule=%s", rule.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
