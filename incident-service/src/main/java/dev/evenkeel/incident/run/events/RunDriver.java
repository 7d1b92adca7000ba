package dev.evenkeel.incident.run.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.console.domain.RelayView;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.run.domain.Deed;
import dev.evenkeel.incident.run.domain.Engine;
import dev.evenkeel.incident.run.domain.Facts;
import dev.evenkeel.incident.run.domain.Noting;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.incident.run.events.RunSteps.Step;
import dev.evenkeel.incident.run.store.RunReader;
import dev.evenkeel.incident.run.store.RunStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes runs on: decides under the run's lock, does what the decision wants, notes what came of it.
 * Dying anywhere in between makes whoever comes next do the same deed under the same key.
 */
@Singleton
class RunDriver {
    private static final Logger LOG = Logger.getLogger(RunDriver.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    /** An old run waits for a person or for the end of its trouble: it keeps no new one waiting. */
    private static final Duration LOOK_AT_OLD_EVERY = Duration.ofSeconds(2);

    /** Heartbeats come every 500 ms. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(2);

    private static final int AT_ONCE = 8;

    private final RunStore runs;
    private final RunReader reader;
    private final CaseStore cases;
    private final JudgeRunner judge;
    private final Hands hands;
    private final RunSteps steps;
    private final PlanConfig config;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    @Inject
    RunDriver(
            RunStore runs,
            RunReader reader,
            CaseStore cases,
            JudgeRunner judge,
            Hands hands,
            RunSteps steps,
            PlanConfig config,
            Clock clock) {
        this.runs = runs;
        this.reader = reader;
        this.cases = cases;
        this.judge = judge;
        this.hands = hands;
        this.steps = steps;
        this.config = config;
        this.clock = clock;
    }

    void driveDue() {
        List<String> due = runs.claim(LOOK_EVERY, LOOK_AT_OLD_EVERY).await().atMost(LIMIT);
        due.forEach(this::tryToDrive);
    }

    /** A run that cannot be driven keeps no other from it. */
    private void tryToDrive(String runId) {
        try {
            drive(runId);
        } catch (RuntimeException e) {
            LOG.warnf("event=plan-run-waits run=%s cause=\"%s\"", runId, e.getMessage());
        }
    }

    private void drive(String runId) {
        Optional<PlanRun> seen = reader.find(runId).await().atMost(LIMIT);
        Optional<Incident> incident =
                seen.map(PlanRun::incidentId).flatMap(id -> cases.find(id).await().atMost(LIMIT));
        Instant now = clock.instant();
        Set<String> ready = ready(now);
        boolean mayAct = free.tryAcquire();
        Optional<Deed> deed = Optional.empty();
        try {
            deed =
                    runs.change(
                                    runId,
                                    locked ->
                                            decide(
                                                    locked,
                                                    incident.orElse(null),
                                                    ready,
                                                    mayAct,
                                                    now),
                                    config.lease(),
                                    now)
                            .await()
                            .atMost(LIMIT)
                            .flatMap(RunStore.Decided::deed);
        } finally {
            if (mayAct && deed.isEmpty()) {
                free.release();
            }
        }
        deed.ifPresent(due -> Thread.startVirtualThread(() -> act(due)));
    }

    private static Optional<RunStore.Decided> decide(
            RunStore.Locked locked,
            @Nullable Incident incident,
            Set<String> ready,
            boolean mayAct,
            Instant now) {
        if (locked.inHand()) {
            return Optional.empty();
        }
        Facts facts = new Facts(incident, ready, locked.busyWith());
        Engine.Advance advance = Engine.advance(locked.run(), facts, now);
        boolean later = advance.deed().isPresent() && !mayAct;
        return later
                ? Optional.empty()
                : Optional.of(new RunStore.Decided(advance.after(), advance.deed(), Run.SELF));
    }

    private void act(Deed deed) {
        try {
            steps.reached(Step.DECIDED, deed);
            Outcome outcome = hands.act(deed);
            steps.reached(Step.ACTED, deed);
            Instant now = clock.instant();
            runs.noted(deed.runId(), run -> Noting.noted(run, deed, outcome, now), now)
                    .await()
                    .atMost(LIMIT);
            LOG.infof(
                    "event=plan-step run=%s plan=%s step=%s undo=%s outcome=\"%s\"",
                    deed.runId(), deed.planId(), deed.stepId(), deed.undo(), outcome);
            steps.reached(Step.NOTED, deed);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "event=plan-step-waits run=%s step=%s cause=\"%s\"",
                    deed.runId(), deed.stepId(), e.getMessage());
        } finally {
            free.release();
        }
    }

    private Set<String> ready(Instant now) {
        return judge.view().relays().stream()
                .filter(relay -> relay.state() == RelayView.State.READY)
                .filter(relay ->
                        relay.lastSeen() != null
                                && relay.lastSeen().isAfter(now.minus(HEARD_WITHIN)))
                .map(RelayView::relayId)
                .collect(Collectors.toSet());
    }
}
