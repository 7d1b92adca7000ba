package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that fires for a cause. It is reported with every evaluation for as long as it fires.
 *
 * @param startedAt when the trouble began, by the evidence
 * @param goneSince since when the condition no longer holds although the rule keeps firing
 * @param lostInstance the process that was lost, where a process was and it is known
 * @param meetingIds meetings the finding itself names; a relay's are known by placement
 */
public record Finding(
        Rule rule,
        Incident.Cause cause,
        String summary,
        Instant startedAt,
        @Nullable Instant goneSince,
        List<Incident.Evidence> evidence,
        @Nullable String lostInstance,
        Set<String> meetingIds) {

    public Finding {
        evidence = List.copyOf(evidence);
        meetingIds = Set.copyOf(meetingIds);
    }

    /** The same, with the condition gone since then or ({@code null}) holding. */
    Finding gone(@Nullable Instant since) {
        return new Finding(
                rule, cause, summary, startedAt, since, evidence, lostInstance, meetingIds);
    }
}
