package dev.evenkeel.contracts.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/**
 * One page-worthy change, with the fields of PagerDuty's Common Event Format (PD-CEF).
 *
 * @param dedupKey the same for every notification of one incident
 * @param eventClass the rule, PD-CEF {@code class}
 * @param runbook link to the emergency plan
 */
public record AlertNotification(
        String team,
        String dedupKey,
        Action eventAction,
        String summary,
        String source,
        Incident.Severity severity,
        Instant timestamp,
        String component,
        String group,
        @JsonProperty("class") String eventClass,
        Map<String, String> customDetails,
        String runbook) {

    /** What the receiver shall do. */
    public enum Action {
        @JsonProperty("trigger")
        TRIGGER,
        @JsonProperty("acknowledge")
        ACKNOWLEDGE,
        @JsonProperty("resolve")
        RESOLVE
    }
}
