package dev.evenkeel.incident.drill.domain;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan tried for real on a drill meeting.
 *
 * @param targets what the plan promises
 * @param meetingId the drill meeting
 * @param target what is broken: the primary relay of the drill meeting, or a part of the platform;
 *     known once the meeting is placed
 * @param faultAt when it was broken, as told by who broke it
 * @param detectedAt when the incident was opened, or opened again
 * @param mitigatedAt when the incident was mitigated
 * @param healedAt when the fault was taken away
 * @param clearedAt when the incident was resolved
 * @param grade at the end
 * @param detail why it ended early, or what went wrong
 */
public record Drill(
        String drillId,
        String planId,
        int planVersion,
        Targets targets,
        DrillFault fault,
        String meetingId,
        @JsonAlias("relayId") @Nullable String target,
        State state,
        String startedBy,
        Instant createdAt,
        @Nullable String incidentId,
        @Nullable Instant faultAt,
        @Nullable Instant detectedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant healedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant endedAt,
        @Nullable Grade grade,
        @Nullable String detail) {

    /** Times in milliseconds. */
    public record Targets(long detectMillis, long mitigateMillis, long clearMillis) {}

    /** How far it is. */
    public enum State {
        /** Waits until the drill meeting runs on a relay. */
        @JsonProperty("preparing")
        PREPARING,
        /** The fault is being brought about, or there. */
        @JsonProperty("broken")
        BROKEN,
        /** The fault is gone; the incident is to end. */
        @JsonProperty("healed")
        HEALED,
        @JsonProperty("over")
        OVER
    }

    /** How well it went. */
    public enum Grade {
        /** All within the plan's targets. */
        A,
        /** All within twice the targets. */
        B,
        /** All happened, later. */
        C,
        /** Something did not happen. */
        F
    }

    /** A drill of which nothing has happened yet. */
    public static Drill begun(
            String drillId,
            String planId,
            int planVersion,
            Targets targets,
            DrillFault fault,
            String meetingId,
            String startedBy,
            Instant createdAt) {
        return new Drill(
                drillId,
                planId,
                planVersion,
                targets,
                fault,
                meetingId,
                null,
                State.PREPARING,
                startedBy,
                createdAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @JsonIgnore
    public boolean isOver() {
        return state == State.OVER;
    }
}
