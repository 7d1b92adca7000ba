package dev.evenkeel.incident.run.events;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.run.domain.Act;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.incident.run.domain.RunDesk;
import dev.evenkeel.incident.run.store.RunReader;
import dev.evenkeel.incident.run.store.RunStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Takes what people do about runs; any replica may. */
@Singleton
public class RunTaker {
    private final RunStore runs;
    private final RunReader reader;
    private final Clock clock;

    @Inject
    RunTaker(RunStore runs, RunReader reader, Clock clock) {
        this.runs = runs;
        this.reader = reader;
        this.clock = clock;
    }

    /** Starts a run; the same order again is the same run. */
    public Uni<Optional<PlanRun>> start(PlanCatalog.Sourced plan, Run.Order order) {
        Instant now = clock.instant();
        Run run = Run.begin(plan.plan(), order, now);
        return runs.begin(run, plan, order.startedBy(), now)
                .chain(() -> reader.find(order.runId()));
    }

    /** Empty when there is no such run. */
    public Uni<Optional<RunDesk.Reply>> act(String runId, Act act) {
        Instant now = clock.instant();
        AtomicReference<Optional<RunDesk.Reply>> reply = new AtomicReference<>(Optional.empty());
        return runs.change(
                        runId,
                        locked -> {
                            RunDesk.Reply decided = RunDesk.decide(locked.run(), act, now);
                            reply.set(Optional.of(decided));
                            return decided instanceof RunDesk.Reply.Done(PlanRun after)
                                    ? Optional.of(
                                            new RunStore.Decided(after, Optional.empty(), act.by()))
                                    : Optional.empty();
                        },
                        Duration.ZERO,
                        now)
                .map(_ -> reply.get());
    }
}
