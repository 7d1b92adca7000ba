package dev.evenkeel.incident.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.ruleset.domain.RuleFixture;
import dev.evenkeel.incident.ruleset.domain.RuleTexts;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RelayGoneTest {
    private final RuleFixture lost =
            RuleFixture.read(
                    "region-lost.good.ndjson", ShippedRules.text("region-lost.good.ndjson"));
    private final RuleSet rules =
            RuleTexts.with(
                            "relay-lost.yaml",
                            ShippedRules.text("relay-lost.yaml")
                                    .replace("goneAfterMillis: 600000", "goneAfterMillis: 8000"))
                    .ruleSet();
    private final Detector detector = new Detector(rules);
    private final IncidentBook book = new IncidentBook(rules, PlanCatalog.load(), () -> "inc-1");

    @Test
    void aRelayThatNeverReturnsIsGoneAtLast() {
        // Given: relay-a falls silent at 6 s, the others go on until 20 s
        Queue<Observation> coming = new ArrayDeque<>(lost.observations());
        Instant start = lost.header().startedAt();

        // When
        for (long millis = 0; millis < 19_500; millis += 50) {
            Instant now = start.plusMillis(millis);
            while (!coming.isEmpty() && !coming.peek().arrivedAt().isAfter(now)) {
                detector.observe(coming.remove());
            }
            book.reconcile(detector.evaluate(now), detector, now);
        }

        // Then
        assertThat(book.cases())
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.incident().state()).isEqualTo(Incident.State.RESOLVED);
                    assertThat(known.incident().resolvedAt()).isAfter(start.plusSeconds(13));
                    assertThat(known.incident().timeline().getLast().text())
                            .contains("taken as gone");
                });
    }
}
