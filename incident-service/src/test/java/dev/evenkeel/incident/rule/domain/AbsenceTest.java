package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.ruleset.domain.RuleFixture;
import dev.evenkeel.incident.ruleset.domain.RuleTexts;
import dev.evenkeel.incident.ruleset.domain.RuleTrial;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AbsenceTest {
    private static final String RULE =
            """
            id: quiet
            version: 1
            kind: absence
            description: A relay in the east is quiet.
            misses: Much.
            summary: Relay {subject} is quiet.
            severity: info
            page: false
            team: operators
            pendingFor: PT0S
            keepFiring: PT0S
            when:
              event: dev.evenkeel.relay.heartbeat.v1
              where:
                region: east
              per: relay
              longerThan: PT3S
              forgottenAfter: PT10S
            """;

    @Test
    void whatStaysAwayIsMissedUntilItIsForgotten() {
        // Given: relay-a and relay-b are silent from 6 s on, relay-c of another region is not
        RuleFixture lost =
                RuleFixture.read(
                        "region-lost.bad.ndjson", ShippedRules.text("region-lost.bad.ndjson"));

        // When
        var fired = RuleTrial.play(lost, RuleTexts.with("quiet.yaml", RULE).ruleSet());

        // Then
        assertThat(fired.stream().filter(one -> one.rule().equals("quiet")))
                .hasSize(2)
                .allSatisfy(one -> {
                    assertThat(one.cause()).isIn("relay-a", "relay-b");
                    assertThat(one.from())
                            .isBetween(Duration.ofMillis(8_500), Duration.ofMillis(9_300));
                    assertThat(one.to())
                            .isBetween(Duration.ofMillis(15_500), Duration.ofMillis(16_300));
                });
    }
}
