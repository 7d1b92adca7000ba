package dev.evenkeel.incident.report.domain;

import dev.evenkeel.incident.quality.domain.Attribution.Direction;
import dev.evenkeel.incident.quality.domain.CauseDomain;
import java.time.Instant;
import java.util.List;

/**
 * People suffered from one cause at one time, with or without an incident.
 *
 * @param direction seen from the people
 * @param causeId within the domain; of a person's device or network {@code
 *     {meetingId}/{participantId}}
 * @param confidence 0–1, see {@code docs/quality.md}
 * @param lossRatio the most that anybody lost in 5 s
 * @param evidence who was compared, and how they were
 */
public record Trouble(
        Instant from,
        Instant to,
        List<String> participantIds,
        Direction direction,
        CauseDomain domain,
        String causeId,
        double confidence,
        double lossRatio,
        Sentence explanation,
        List<Sentence> evidence) {

    public Trouble {
        participantIds = List.copyOf(participantIds);
        evidence = List.copyOf(evidence);
    }
}
