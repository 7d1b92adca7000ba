package dev.evenkeel.incident.rule.domain;

import static dev.evenkeel.incident.rule.domain.Condition.FALSE;
import static dev.evenkeel.incident.rule.domain.Condition.TRUE;
import static dev.evenkeel.incident.rule.domain.Condition.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.AlertState.Firing;
import dev.evenkeel.incident.rule.domain.AlertState.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertStateTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Rule RULE =
            new Rule(
                    "test",
                    1,
                    "",
                    "",
                    "",
                    Incident.Severity.ERROR,
                    true,
                    "team",
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ZERO,
                    null,
                    Map.of(),
                    Map.of(),
                    new When.BuiltIn("test"));

    @Test
    void itFiresOnceTheConditionHasHeldLongEnough() {
        // When
        AlertState pending = AlertState.INACTIVE.next(TRUE, START, RULE);
        AlertState still = pending.next(TRUE, at(1), RULE);
        AlertState firing = still.next(TRUE, at(2), RULE);

        // Then
        assertThat(still).isEqualTo(new Pending(START));
        assertThat(firing).isEqualTo(new Firing(START, at(2)));
    }

    @Test
    void aShortTroubleNeverFires() {
        // Given
        AlertState pending = AlertState.INACTIVE.next(TRUE, START, RULE);

        // When
        AlertState after = pending.next(FALSE, at(1), RULE);

        // Then
        assertThat(after).isEqualTo(AlertState.INACTIVE);
    }

    @Test
    void itKeepsFiringUntilTheConditionHasBeenGoneLongEnough() {
        // Given
        AlertState firing = new Firing(START, at(10));

        // Then
        assertThat(firing.next(FALSE, at(14), RULE)).isEqualTo(firing);
        assertThat(firing.next(FALSE, at(15), RULE)).isEqualTo(AlertState.INACTIVE);
        assertThat(firing.next(TRUE, at(14), RULE)).isEqualTo(new Firing(START, at(14)));
    }

    @Test
    void withoutKnowledgeNothingBeginsAndNothingEnds() {
        assertThat(AlertState.INACTIVE.next(UNDECIDED, START, RULE)).isEqualTo(AlertState.INACTIVE);
        assertThat(new Pending(START).next(UNDECIDED, at(9), RULE)).isEqualTo(new Pending(START));
        assertThat(new Firing(START, at(1)).next(UNDECIDED, at(9), RULE))
                .isEqualTo(new Firing(START, at(9)));
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
