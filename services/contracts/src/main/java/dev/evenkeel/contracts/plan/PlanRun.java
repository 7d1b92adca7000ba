package dev.evenkeel.contracts.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One emergency plan being carried out, as it stands after the change that the event reports.
 *
 * @param planVersion version of the plan; a newer file does not change a run
 * @param responsible team that answers for the plan
 * @param target what it acts on; one run at a time acts on the same target
 * @param incidentId the incident it is carried out for; absent when a person started it without one
 * @param drillId the drill it belongs to
 * @param startedBy {@code incident-service}, or the account of who started it
 * @param waitsFor why it has not begun, while it waits
 * @param steps in their order
 * @param revision from 1, grows by one with each change
 */
public record PlanRun(
        String runId,
        String planId,
        int planVersion,
        String responsible,
        Target target,
        @Nullable String incidentId,
        @Nullable String drillId,
        State state,
        String startedBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String waitsFor,
        List<PlanStepRun> steps,
        long revision) {

    public PlanRun {
        steps = List.copyOf(steps);
    }

    /**
     * What a plan acts on.
     *
     * @param domain {@code relay}, {@code site-link}, {@code device}, … as in an incident's cause
     */
    public record Target(String domain, String id) {}

    /** Where it is in its life. */
    public enum State {
        /** Another run acts on its target. */
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        /** What its steps did is undone, the last first. */
        @JsonProperty("rolling-back")
        ROLLING_BACK,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED,
        @JsonProperty("rolled-back")
        ROLLED_BACK
    }
}
