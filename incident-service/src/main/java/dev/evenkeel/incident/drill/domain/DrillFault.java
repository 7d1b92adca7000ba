package dev.evenkeel.incident.drill.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a drill brings about, and the plan and rule that are to answer it. */
public enum DrillFault {
    /** The process of the drill meeting's relay ends at once: SIGKILL. */
    @JsonProperty("kill")
    KILL("kill", "kill", "relay-loss", "relay-lost", null, null),
    /** The process of the drill meeting's relay stands still: SIGSTOP. */
    @JsonProperty("freeze")
    FREEZE("freeze", "freeze", "relay-loss", "relay-lost", null, null),
    /** Made-up people of the drill meeting lose 15 % each way between them and the relay. */
    @JsonProperty("loss")
    LOSS("loss", "loss", "relay-sick", "relay-sick", null, null),
    /** The process of telemetry-ingest ends at once: SIGKILL. */
    @JsonProperty("service-crash")
    SERVICE_CRASH(
            "service-crash",
            "kill",
            "service-down",
            "service-down",
            "telemetry-ingest",
            "service/telemetry-ingest"),
    /** The process of telemetry-ingest stands still: SIGSTOP. */
    @JsonProperty("service-freeze")
    SERVICE_FREEZE(
            "service-freeze",
            "freeze",
            "service-down",
            "service-down",
            "telemetry-ingest",
            "service/telemetry-ingest"),
    /** The only Kafka broker ends at once: SIGKILL. */
    @JsonProperty("broker-stop")
    BROKER_STOP("broker-stop", "kill", "broker-outage", "observer-deaf", "kafka", "observer");

    private final String word;
    private final String deed;
    private final String planId;
    private final String rule;
    private final @Nullable String component;
    private final @Nullable String cause;

    DrillFault(
            String word,
            String deed,
            String planId,
            String rule,
            @Nullable String component,
            @Nullable String cause) {
        this.word = word;
        this.deed = deed;
        this.planId = planId;
        this.rule = rule;
        this.component = component;
        this.cause = cause;
    }

    /** As it is written in JSON and on command lines. */
    public String word() {
        return word;
    }

    /** What the program that breaks things is told to do. */
    public String deed() {
        return deed;
    }

    /** The rule whose incident is waited for. */
    public String rule() {
        return rule;
    }

    /**
     * The part of the platform that is broken, by the name of its process; {@code null}: the relay
     * of the drill meeting.
     */
    @Nullable String component() {
        return component;
    }

    /**
     * Whether the plan helps people before the fault is gone: they leave a relay. Nobody can leave
     * a part of the platform, so that nothing is waited for but its being found.
     */
    public boolean isMendedByPlan() {
        return component == null;
    }

    /** The id of the cause that the rule finds. */
    public String causeOf(String target) {
        return cause == null ? target : cause;
    }

    /** Whether it is there to try that plan. */
    public boolean tries(String planId) {
        return this.planId.equals(planId);
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
                .map(DrillFault::word)
                .collect(Collectors.joining(" | "));
    }
}
