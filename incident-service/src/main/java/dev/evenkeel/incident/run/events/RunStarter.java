package dev.evenkeel.incident.run.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.ruleset.events.RuleKeeper;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.incident.run.store.RunStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins the runs that incidents ask for: one for each plan and episode of an incident, whoever
 * looks and however often.
 */
@Singleton
class RunStarter {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int REMEMBERED = 5_000;

    private final CaseStore cases;
    private final PlanKeeper plans;
    private final RuleKeeper rules;
    private final RunStore runs;

    /** Runs that are known to have begun, so that they are not written again and again. */
    private final Map<String, Boolean> begun =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    @Inject
    RunStarter(CaseStore cases, PlanKeeper plans, RuleKeeper rules, RunStore runs) {
        this.cases = cases;
        this.plans = plans;
        this.rules = rules;
        this.runs = runs;
    }

    void startDue(Instant now) {
        List<IncidentCase> open = cases.openOrResolvedWithin(Duration.ZERO).await().atMost(LIMIT);
        RuleSet inForce = rules.present().catalog().ruleSet();
        for (IncidentCase one : open) {
            if (!one.isResolved()) {
                start(one, inForce, now);
            }
        }
    }

    private void start(IncidentCase open, RuleSet inForce, Instant now) {
        Incident incident = open.incident();
        Optional<String> named = inForce.rule(incident.rule()).map(Rule::plan);
        for (PlanCatalog.Sourced sourced : plans.present().catalog().byId().values()) {
            String planId = sourced.plan().id();
            boolean due =
                    named.filter(planId::equals).isPresent()
                            || sourced.plan().isTriggeredBy(incident);
            String runId = Run.id(planId, incident.incidentId(), open.episodeStart().toString());
            if (due && !begun.containsKey(runId)) {
                begin(sourced, incident, runId, now).await().atMost(LIMIT);
                begun.put(runId, true);
            }
        }
    }

    private Uni<Boolean> begin(
            PlanCatalog.Sourced sourced, Incident incident, String runId, Instant now) {
        Run.Order order =
                new Run.Order(
                        runId,
                        new Target(incident.cause().domain(), incident.cause().id()),
                        incident.incidentId(),
                        null,
                        Run.SELF);
        return runs.begin(Run.begin(sourced.plan(), order, now), sourced, Run.SELF, now);
    }
}
