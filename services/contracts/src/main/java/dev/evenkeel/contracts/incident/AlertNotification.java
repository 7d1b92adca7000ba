package dev.evenkeel.contracts.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page-worthy change, with the fields of PagerDuty's Common Event Format (PD-CEF).
 *
 * @param dedupKey the same for every notification of one trouble; its first incident's id
 * @param eventClass the rule, PD-CEF {@code class}
 * @param runbook link to the emergency plan
 * @param incidentId the incident it speaks of; a wider cause takes over the key of a narrower one
 * @param affectedPeople how many were in its meetings at that moment; absent when not counted
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
        String runbook,
        @Nullable String incidentId,
        @Nullable Integer affectedPeople) {

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
