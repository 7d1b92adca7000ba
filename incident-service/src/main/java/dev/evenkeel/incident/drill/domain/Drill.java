package dev.evenkeel.incident.drill.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan tried for real on a drill meeting.
 *
 * @param targets what the plan promises
 * @param meetingId the drill meeting; its primary relay is broken, or the way to it
 * @param relayId known once the meeting is placed
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
        Fault fault,
        String meetingId,
        @Nullable String relayId,
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

    /** What is brought about, and the plan and rule that are to answer it. */
    public enum Fault {
        /** The relay's process ends at once: SIGKILL. */
        @JsonProperty("kill")
        KILL("relay-loss", "relay-lost"),
        /** The relay's process stands still: SIGSTOP. */
        @JsonProperty("freeze")
        FREEZE("relay-loss", "relay-lost"),
        /** Made-up people of the drill meeting lose 15 % each way between them and the relay. */
        @JsonProperty("loss")
        LOSS("relay-sick", "relay-sick");

        private final String planId;
        private final String rule;

        Fault(String planId, String rule) {
            this.planId = planId;
            this.rule = rule;
        }

        /** The rule whose incident is waited for. */
        public String rule() {
            return rule;
        }

        /** Whether it is there to try that plan. */
        public boolean tries(String planId) {
            return this.planId.equals(planId);
        }

        /** As it is written in JSON and on command lines. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Plans that some fault tries, as they are told to whoever named another one. */
        public static String plans() {
            return Arrays.stream(values())
                    .map(fault -> fault.planId)
                    .distinct()
                    .collect(Collectors.joining(" | "));
        }

        /** Faults that try that plan, as they are told to whoever named another one. */
        public static String of(String planId) {
            return Arrays.stream(values())
                    .filter(fault -> fault.tries(planId))
                    .map(Fault::word)
                    .collect(Collectors.joining(" | "));
        }
    }

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
            Fault fault,
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
