package dev.evenkeel.contracts.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cause of trouble as known after the change that the event reports.
 *
 * @param rule the detection rule that opened it, for example {@code relay-lost}
 * @param cause what is broken
 * @param summary one sentence in English that says what is wrong and for whom
 * @param startedAt when the trouble began, by the evidence
 * @param acknowledgedAt when a person first took note of it
 * @param owner who looks after it, as they were named
 * @param mergedInto the incident that tells its story on
 * @param timeline the last entry says who did what and why
 * @param meetingIds every meeting affected so far
 * @param revision from 1, grows by one with each change
 * @param inhibitedBy the incident of its cause, while this one is a symptom and pages nobody
 * @param silencedBy the silence or maintenance window that keeps it from paging
 */
public record Incident(
        String incidentId,
        String rule,
        Severity severity,
        State state,
        Cause cause,
        String summary,
        Instant startedAt,
        Instant openedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String owner,
        @Nullable String mergedInto,
        List<String> meetingIds,
        List<Evidence> evidence,
        List<TimelineEntry> timeline,
        long revision,
        @Nullable String inhibitedBy,
        @Nullable String silencedBy) {

    /** How bad, in the words of PagerDuty's Common Event Format. */
    public enum Severity {
        @JsonProperty("critical")
        CRITICAL,
        @JsonProperty("error")
        ERROR,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("info")
        INFO
    }

    /** Where it is in its life. */
    public enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("acknowledged")
        ACKNOWLEDGED,
        @JsonProperty("mitigating")
        MITIGATING,
        @JsonProperty("mitigated")
        MITIGATED,
        @JsonProperty("resolved")
        RESOLVED
    }

    /**
     * What is broken.
     *
     * @param domain {@code relay}, {@code participant-network}, {@code meeting}, {@code region},
     *     {@code device}, {@code site-link} or {@code platform}
     * @param id the relay, participant, meeting, region, device or link
     */
    public record Cause(String domain, String id) {}

    /** One observation that speaks for the incident. */
    public record Evidence(Instant at, String kind, String source, String text) {}

    /** One thing that was done or happened, by whom. */
    public record TimelineEntry(Instant at, String by, String text) {}
}
