package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.PlanStep.Until;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is decided on.
 *
 * @param incident as stored; {@code null} when it has none
 * @param readyRelays relays that are heard and take meetings; none at all makes the observer the
 *     suspect
 * @param busyWith the run that acts on the same target
 */
public record Facts(
        @Nullable Incident incident, Set<String> readyRelays, @Nullable String busyWith) {
    public Facts {
        readyRelays = Set.copyOf(readyRelays);
    }

    boolean hasReached(Until until) {
        return incident != null
                && switch (incident.state()) {
                    case OPEN, ACKNOWLEDGED, MITIGATING -> false;
                    case MITIGATED -> until == Until.MITIGATED;
                    case RESOLVED -> true;
                };
    }

    int meetings() {
        return incident == null ? 0 : incident.meetingIds().size();
    }
}
