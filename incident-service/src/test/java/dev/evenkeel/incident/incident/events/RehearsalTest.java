package dev.evenkeel.incident.incident.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.incident.store.Journal;
import dev.evenkeel.incident.incident.store.JudgeLease;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.ruleset.events.RuleKeeper;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@RealParts
class RehearsalTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject RuleKeeper rules;

    @Inject PlanKeeper plans;

    @Inject Revisions revisions;

    @Inject Journal journal;

    @Inject JudgeLease lease;

    @Inject CaseStore cases;

    @Test
    void theFirstIncidentOfAProcessIsOneThatNobodyHears() {
        // Given
        List<CaseStore.Revision> made =
                Rehearsal.of(
                        rules.present().catalog().ruleSet(),
                        plans.present().catalog(),
                        revisions,
                        Instant.now());
        long epoch = lease.keep().await().atMost(LIMIT).orElseThrow();

        // When
        journal.rehearse(epoch, made).await().atMost(LIMIT);

        // Then
        assertThat(made)
                .flatExtracting(CaseStore.Revision::events)
                .extracting(event -> event.type().name())
                .contains(EventTypes.INCIDENT_OPENED.name(), EventTypes.ALERT_NOTIFICATION.name());
        IncidentCase rehearsed = Objects.requireNonNull(made.getFirst().after());
        assertThat(cases.find(rehearsed.id()).await().atMost(LIMIT)).isEmpty();
        assertThat(cases.newest(true, 1_000).await().atMost(LIMIT))
                .noneMatch(incident -> incident.cause().domain().equals("rehearsal"));
    }
}
