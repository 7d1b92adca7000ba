package dev.evenkeel.incident.drill.events;

import dev.evenkeel.incident.drill.domain.Drill;
import dev.evenkeel.incident.drill.domain.Drill.Targets;
import dev.evenkeel.incident.drill.domain.DrillFault;
import dev.evenkeel.incident.drill.store.DrillStore;
import dev.evenkeel.incident.plan.domain.Plan;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.run.domain.Run;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Begins drills, whoever asks for them. */
@Singleton
public class DrillStarter {
    private final DrillStore store;
    private final PlanKeeper plans;
    private final Clock clock;

    @Inject
    DrillStarter(DrillStore store, PlanKeeper plans, Clock clock) {
        this.store = store;
        this.plans = plans;
        this.clock = clock;
    }

    /** Whether that plan is there and some fault tries it. */
    public boolean canTry(String planId) {
        return !DrillFault.of(planId).isEmpty()
                && plans.present().catalog().plan(planId).isPresent();
    }

    /** Begins one on a meeting made for it; the same key is the same drill. */
    public Uni<Optional<Drill>> begin(
            String key, String planId, DrillFault fault, String meetingId, String startedBy) {
        Plan plan = plans.present().catalog().plan(planId).orElseThrow();
        return store.begin(
                Drill.begun(
                        Run.id("drill", key),
                        plan.id(),
                        plan.version(),
                        new Targets(
                                plan.targets().detect().toMillis(),
                                plan.targets().mitigate().toMillis(),
                                plan.targets().clear().toMillis()),
                        fault,
                        meetingId,
                        startedBy,
                        clock.instant()));
    }

    /** Whether a beginning failed because another drill is under way. */
    public static boolean isOther(Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.contains("drill_one_under_way");
    }
}
