package dev.evenkeel.incident.incident.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.Step;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident and what is being done about it; what is stored.
 *
 * @param episodeStart when it was opened or last reopened
 * @param everybodyMoved all participants of its meetings have left the relay
 * @param lostInstance the process that was lost, where a process was and it is known
 * @param pagedTeam the team that got an alert of this episode and has not got its end
 * @param hold what a person decided against the rules
 * @param steps the newest step for each meeting
 * @param paging what of it was held back, and under which key its team was alerted
 */
public record IncidentCase(
        Incident incident,
        Instant episodeStart,
        boolean everybodyMoved,
        @Nullable String lostInstance,
        @Nullable String pagedTeam,
        Hold hold,
        Map<String, Step> steps,
        Paging paging) {

    /** One whose paging nothing has held back. */
    public IncidentCase(
            Incident incident,
            Instant episodeStart,
            boolean everybodyMoved,
            @Nullable String lostInstance,
            @Nullable String pagedTeam,
            Hold hold,
            Map<String, Step> steps) {
        this(
                incident,
                episodeStart,
                everybodyMoved,
                lostInstance,
                pagedTeam,
                hold,
                steps,
                Paging.NONE);
    }

    public IncidentCase {
        // a case stored by an older version has neither
        hold = hold == null ? Hold.NONE : hold;
        paging = paging == null ? Paging.NONE : paging;
        steps = Map.copyOf(steps);
    }

    @JsonIgnore
    public String id() {
        return incident.incidentId();
    }

    @JsonIgnore
    public boolean isResolved() {
        return incident.state() == Incident.State.RESOLVED;
    }

    /** Whether it is about the loss of another process of the same name. */
    boolean isOfAnother(@Nullable String instance) {
        return lostInstance != null && instance != null && !lostInstance.equals(instance);
    }

    IncidentCase pagedTo(@Nullable String team) {
        return new IncidentCase(
                incident, episodeStart, everybodyMoved, lostInstance, team, hold, steps, paging);
    }

    boolean isPagedTo(@Nullable String team) {
        return team != null && team.equals(pagedTeam);
    }

    /** The key under which its alerts are one. */
    @JsonIgnore
    public String dedupKey() {
        return paging.key() == null ? id() : paging.key();
    }

    /** Whether an outcome is still to come. */
    public boolean isWaiting(Instant now) {
        return steps.values().stream().anyMatch(step -> step.isWaiting() && !step.isOverdue(now));
    }
}
