package dev.evenkeel.incident.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.incident.LostRelay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseDraftTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void nothingNewIsNoRevision() {
        // Given
        Evidence report = evidence("peer-report", START.minusSeconds(1), "silent for 160 ms");
        IncidentCase known = new CaseDraft(opened()).evidence(List.of(report)).done();

        // Then
        assertThat(new CaseDraft(known).evidence(List.of(report)).done()).isSameAs(known);
    }

    @Test
    void evidenceOlderThanTheEpisodeIsTakenOnce() {
        // Given: Kafka was away for a minute while the relay was lost
        Evidence report = evidence("peer-report", START.minusSeconds(60), "silent for 160 ms");
        IncidentCase known = new CaseDraft(opened()).evidence(List.of(report)).done();

        // When
        IncidentCase again = new CaseDraft(known).evidence(List.of(report)).done();

        // Then
        assertThat(again).isSameAs(known);
        assertThat(again.incident().evidence()).containsExactly(report);
    }

    @Test
    void aNewEpisodeHasEvidenceOfItsOwn() {
        // Given
        Evidence first = evidence("peer-report", START, "silent for 160 ms");
        IncidentCase known = new CaseDraft(opened()).evidence(List.of(first)).done();
        Instant later = START.plusSeconds(600);
        Evidence second = evidence("peer-report", later, "silent for 200 ms");

        // When
        IncidentCase again =
                new CaseDraft(known).newEpisode(later).evidence(List.of(second)).done();

        // Then
        assertThat(again.incident().evidence()).containsExactly(first, second);
    }

    @Test
    void theCountOfThoseWhoSwitchedIsBroughtUpToDate() {
        // Given
        Evidence one = evidence("participants-switched", START, "1 participant left");
        IncidentCase known = new CaseDraft(opened()).evidence(List.of(one)).done();
        Evidence two = evidence("participants-switched", START, "2 participants left");

        // When
        IncidentCase again = new CaseDraft(known).evidence(List.of(two)).done();

        // Then
        assertThat(again.incident().evidence()).containsExactly(two);
        assertThat(again.incident().revision()).isEqualTo(known.incident().revision() + 1);
    }

    private static Evidence evidence(String kind, Instant at, String text) {
        return new Evidence(at, kind, "relay-b", text);
    }

    private static IncidentCase opened() {
        Incident incident =
                LostRelay.incident(
                        "incident", Incident.State.OPEN, "relay-a", START, START, List.of());
        return new IncidentCase(incident, START, false, "instance", null, Hold.NONE, Map.of());
    }
}
